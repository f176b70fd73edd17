import type { Cluster } from '#geo';
import { cleanText, foldVietnamese } from '#geo/text/index.ts';

/** No cluster's name is longer. */
const LONGEST = 100;

/** Whether a hamlet's names already hold one, accents and capitals aside. */
export const isTaken = (name: string, names: Iterable<string>): boolean => {
  const folded = foldVietnamese(name);
  return [...names].some((other) => foldVietnamese(other) === folded);
};

/** `Cụm 1`, `Cụm 2`, …: the first that no cluster of the hamlet is called. */
export function numberedName(names: Iterable<string>): string {
  const taken = new Set([...names].map(foldVietnamese));
  let n = 1;
  while (taken.has(foldVietnamese(`Cụm ${n}`))) n++;
  return `Cụm ${n}`;
}

/** A wanted name where it is free, else a number. */
export const freeName = (wanted: string | null, names: Iterable<string>): string => {
  const all = [...names];
  return wanted && !isTaken(wanted, all) ? wanted : numberedName(all);
};

/** Names by cluster: known ones keep theirs, a new one is called by its lane where no other is, else by a number. */
export function nameClusters(clusters: readonly Cluster[], known: ReadonlyMap<string, string>): Map<string, string> {
  const names = new Map(known);
  for (const { id, name } of clusters) {
    if (names.has(id)) continue;
    const lane = name.lane === null ? '' : cleanText(name.lane).slice(0, LONGEST);
    names.set(id, freeName(lane && lane[0]!.toLocaleUpperCase('vi') + lane.slice(1), names.values()));
  }
  return names;
}
