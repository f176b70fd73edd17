import { triangulate } from './delaunay.ts';
import type { HamletSites } from './sites.ts';

export interface StrayOptions {
  /** Neighbours further apart do not hold a hamlet together, metres. */
  outlierMetres: number;
  /** A group of fewer places apart from the rest of its hamlet is left out. */
  smallestGroup: number;
}

/**
 * Which sites are left out when hamlets are outlined: small groups that nothing connects with the rest of their
 * hamlet, since all their neighbours name another one or live far away. The largest group of a hamlet always stays.
 *
 * @returns for each site whether it stays
 */
export function settled(sites: HamletSites, { outlierMetres, smallestGroup }: StrayOptions): boolean[] {
  const { x, y, label } = sites;
  const { corners, triangles } = triangulate({ x: Int32Array.from(x), y: Int32Array.from(y) });
  const furthest = outlierMetres / sites.plane.unit;
  const group = Int32Array.from(label, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (group[root] !== root) root = group[root]!;
    while (group[i] !== root) [i, group[i]] = [group[i]!, root];
    return root;
  };
  for (let side = 0; side < 3 * triangles; side++) {
    const a = corners[side]!;
    const b = corners[side % 3 === 2 ? side - 2 : side + 1]!;
    if (a >= label.length || b >= label.length || label[a] !== label[b]) continue;
    if (Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) > furthest) continue;
    const [low, high] = [find(a), find(b)].sort((p, q) => p - q) as [number, number];
    group[high] = low;
  }
  const size = new Map<number, number>();
  for (let i = 0; i < label.length; i++) size.set(find(i), (size.get(find(i)) ?? 0) + 1);
  const largest = new Map<number, number>();
  for (const [root, count] of [...size].sort((a, b) => a[0] - b[0])) {
    const best = largest.get(label[root]!);
    if (best === undefined || count > size.get(best)!) largest.set(label[root]!, root);
  }
  return label.map((own, i) => largest.get(own) === find(i) || size.get(find(i))! >= smallestGroup);
}
