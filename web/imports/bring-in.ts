import i18next from 'i18next';
import type { ImportAnswer, Progress } from '#api/imports/schema.ts';
import { Problem } from '../app/http.ts';

interface Line {
  progress?: Progress;
  answer?: ImportAnswer;
  problem?: { status: number; code: string; detail?: string; title?: string };
}

/**
 * Brings a file in and tells how far it is. Aborted, everything that was written by then is taken back.
 *
 * @throws Problem where the server refuses or goes away, AbortError where it was stopped
 */
export async function bringIn(
  form: FormData,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const headers = { 'accept-language': i18next.language || 'vi', accept: 'application/x-ndjson' };
  const lost = () => new Problem(0, 'offline', i18next.t('common:failed.offline'));
  const answer = await fetch('/api/imports', { method: 'POST', body: form, headers, signal }).catch((error: Error) => {
    throw error.name === 'AbortError' ? error : lost();
  });
  if (!answer.ok || !answer.body) {
    const told = (await answer.json().catch(() => ({}))) as NonNullable<Line['problem']>;
    throw new Problem(answer.status, told.code ?? 'unknown', told.detail ?? i18next.t('common:failed.server'));
  }
  for await (const { progress, answer: whole, problem } of linesOf(answer.body)) {
    if (progress) onProgress(progress);
    if (problem) throw new Problem(problem.status, problem.code, problem.detail ?? problem.title ?? '');
    if (whole) return whole;
  }
  throw lost();
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line;
  }
}
