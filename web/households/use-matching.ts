import { useQuery } from '@tanstack/react-query';
import { byClusterQuery, type CountsByCluster, type ListFilter } from '../data/households.ts';

/**
 * What of each cluster matches the list's filter, for the map seen from far away. Whether a household has a place
 * narrows the list only: what has none is on no map.
 *
 * @returns null where nothing but the hamlet is asked for: then the tiles' own counts hold
 */
export function useMatching({ unplaced: _, ...filter }: ListFilter): CountsByCluster | null {
  const { hamlet: __, ...narrowed } = filter;
  const enabled = Object.values(narrowed).some((value) => value !== undefined);
  const { data } = useQuery({ ...byClusterQuery(filter), enabled });
  return enabled ? (data ?? null) : null;
}
