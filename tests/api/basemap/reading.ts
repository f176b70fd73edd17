import { readBasemap } from '#api/basemap/read/index.ts';
import { openSource } from '#api/basemap/read/source.ts';
import type { Reading } from '#api/basemap/read/types.ts';
import type { BaseFeature, Box } from '#geo/basemap/types.ts';

/** What a file holds, read here and now. */
export function read(
  bytes: Uint8Array | string | { path: string },
  box: Box | null = null,
): Reading & { features: BaseFeature[] } {
  const features: BaseFeature[] = [];
  const input =
    typeof bytes === 'string'
      ? { bytes: new TextEncoder().encode(bytes) }
      : bytes instanceof Uint8Array
        ? { bytes }
        : bytes;
  const source = openSource(input);
  try {
    const reading = readBasemap(source, { box, take: (feature) => features.push(feature) });
    return { ...reading, features };
  } finally {
    source.close();
  }
}

/** How many features of each kind. */
export function tally(features: readonly Pick<BaseFeature, 'kind'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of features) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** The code of the problem with which reading ends. */
export function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'none';
}
