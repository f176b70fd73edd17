import { useQueries } from '@tanstack/react-query';
import type { HouseholdPage } from '#api/households/schema.ts';
import { get } from '../app/http.ts';

/** More than a cluster ever has. */
const A_CLUSTER = 500;

/**
 * Heads of the households of some clusters, by id: names are personal, so only what is shown is asked for.
 * A household without a name for this user is missing.
 */
export function useHeads(hamlet: string, clusterIds: readonly string[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: clusterIds.map((cluster) => ({
      queryKey: ['households', 'heads', hamlet, cluster],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await get<HouseholdPage>('/households', { hamlet, cluster, limit: A_CLUSTER }, signal)).items,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data = [] }) => data.flatMap(({ id, head }) => (head ? [[id, head] as const] : [])))),
  });
}
