import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { onError } from '../http/failures.ts';
import type { Env } from '../http/routes.ts';
import type { MembersAnswer } from './members/schema.ts';
import type { ImportRequest } from './run.ts';
import type { ImportAnswer } from './schema.ts';

/** JSON by lines, for whoever wants to see how far an import is. */
export const LINES = 'application/x-ndjson';

export type Watched = Pick<ImportRequest, 'progress' | 'signal'>;

/**
 * An import as lines: `{progress}` while it goes on, at last `{answer}` or `{problem}`. Who goes away meanwhile takes
 * back what he began.
 */
export function asLines(
  c: Context<Env>,
  bringIn: (watched: Watched) => Promise<ImportAnswer | MembersAnswer>,
): Response {
  const away = new AbortController();
  c.header('content-type', LINES);
  return stream(c, async (out) => {
    out.onAbort(() => away.abort());
    const say = (line: object) => out.write(`${JSON.stringify(line)}\n`);
    try {
      const answer = await bringIn({ signal: away.signal, progress: (progress) => void say({ progress }) });
      await say({ answer });
    } catch (error) {
      if (!away.signal.aborted) await say({ problem: await (await onError(error as Error, c)).json() });
    }
  });
}
