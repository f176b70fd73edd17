import { parseHouseAddress } from './house_address.ts';
import type { UnplacedHousehold } from './neighbours.ts';

/** The order in which a person walks through households without a place: cluster by cluster, lane by lane, by number. */
export type WalkKey = [cluster: string, street: string, number: number, id: string];

/** Sort key of a household; what has neither lane nor cluster comes last. */
export function walkKey({ id, address, clusterId }: UnplacedHousehold): WalkKey {
  const { street, number } = parseHouseAddress(address ?? '');
  const isNowhere = clusterId === null && street === '';
  return [isNowhere ? '~' : (clusterId ?? ''), street, number?.value ?? 1e6, id];
}

/** Compares two keys of {@link walkKey}. */
export function compareWalk(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < b[i]!) return -1;
    if (a[i]! > b[i]!) return 1;
  }
  return 0;
}
