import { expect, test } from 'vitest';
import { faultsOf, pairwiseCases } from '#tests/corpus/cases.ts';

// Each two of file, coordinate form and layout at least once; all three with each other: npm run bench -- corpus.
test.each(pairwiseCases())('$file; $coordinates; $layout', async (one) => {
  expect(await faultsOf(one)).toEqual([]);
});
