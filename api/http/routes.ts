import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import type { Auth } from '../auth/better.ts';
import type { Sessions, SignedIn } from '../auth/sessions.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import type { Events } from './events.ts';
import { issuesOfZod } from './issues-of-zod.ts';
import { problem } from './problem.ts';

/** What every handler finds on its context. */
export interface Variables {
  db: Database;
  config: Config;
  events: Events;
  log: Logger;
  requestId: string;
  /** Who asks; set on every route but the public ones. */
  user: Identity;
  /** The same with names and session; undefined on a public route without one. */
  signedIn: SignedIn | undefined;
  auth: Auth;
  sessions: Sessions;
}
export type Env = { Variables: Variables };

/** A set of routes whose requests are validated by their schemas; what does not fit is an `invalid_request`. */
export function routes(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw problem('invalid_request', { issues: issuesOfZod(result.error.issues) });
    },
  });
}

/** Schema of a problem answer, for the OpenAPI document. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

/** The `responses` entries of problems, by status: `...problems(403, 404)`. */
export function problems<S extends number>(...statuses: S[]) {
  const entry = { description: 'Problem', content: { 'application/problem+json': { schema: problemSchema } } } as const;
  return Object.fromEntries(statuses.map((status) => [status, entry])) as Record<S, typeof entry>;
}
