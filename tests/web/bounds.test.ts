import { expect, test } from 'vitest';
import { boundsOf } from '../../web/data/bounds.ts';

const hamlet = (id: string, bbox: [number, number, number, number] | null) =>
  ({ id, bbox, center: null }) as unknown as Parameters<typeof boundsOf>[0][number];

test('a map shows one hamlet, or all; one with nothing placed is looked for in the whole commune, else on its ground', () => {
  const hamlets = [hamlet('a', [106.1, 20.1, 106.2, 20.2]), hamlet('b', [106.15, 20, 106.3, 20.15]), hamlet('c', null)];
  expect(boundsOf(hamlets, 'b')).toEqual([106.15, 20, 106.3, 20.15]);
  expect(boundsOf(hamlets, undefined)).toEqual([106.1, 20, 106.3, 20.2]);
  expect(boundsOf(hamlets, 'c')).toEqual([106.1, 20, 106.3, 20.2]);
  expect(boundsOf([hamlet('c', null)], 'c', [1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
});
