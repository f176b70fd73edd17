import { describe, expect, test } from 'vitest';
import { ImportError } from '#api/imports/errors.ts';
import { errorMessage } from '#api/imports/messages.ts';
import { understand } from '#api/imports/understand.ts';
import { options } from '../workbooks.ts';
import { corpus } from './corpus.ts';

// In production reading goes on in a thread with a minute or more; here each file has a small part of that.
const PATIENCE_MS = 15_000;

describe('hostile files', () => {
  test('are a hundred and more, each of another kind', () => {
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
    expect(corpus.length).toBeGreaterThanOrEqual(100);
  });

  test.each(corpus.filter(({ heavy }) => !heavy))('$name: $outcome', async ({ make, outcome }) => {
    const started = performance.now();
    const got = await understand(make(), options).then(
      () => 'rows',
      (error: unknown) => {
        if (!(error instanceof ImportError)) throw error;
        for (const lang of ['vi', 'en'] as const) expect(errorMessage(lang, error)).not.toMatch(/[{}]|undefined/);
        return error.code;
      },
    );
    expect(outcome.split('|')).toContain(got);
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
