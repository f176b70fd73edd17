import { z } from '@hono/zod-openapi';
import { OUTREACH_STATUSES, type OutreachStatus } from '#geo';
import { id, itemsOf } from '../http/schema.ts';

export const SUMMARY_BY = ['commune', 'hamlet', 'cluster', 'member'] as const;
export type SummaryBy = (typeof SUMMARY_BY)[number];

const count = z.number().int();

/** A count for each of the statuses. */
const countsOf = <S extends OutreachStatus>(statuses: readonly S[]) =>
  z.object(Object.fromEntries(statuses.map((status) => [status, count])) as Record<S, typeof count>);

/** The statuses in which a household can be flagged. */
export const FLAGGED_STATUSES = ['never_reached', 'attempted', 'informed'] as const satisfies readonly OutreachStatus[];

/** Measures of DOMAIN: inactive households are in none of them, `byStatus` alone counts every household. */
export const summaryItem = z
  .object({
    id,
    name: z.string(),
    households: count,
    assigned: count,
    neverReached: count,
    reached: count,
    informed: count,
    adopting: count,
    flagged: count,
    unassigned: count,
    unplaced: count,
    byStatus: countsOf(OUTREACH_STATUSES),
    flaggedByStatus: countsOf(FLAGGED_STATUSES).openapi({ description: 'the flagged among those of the status' }),
  })
  .openapi('SummaryItem');
export type SummaryItem = z.infer<typeof summaryItem>;
export const summaryList = itemsOf(summaryItem).openapi('SummaryList');
export const summaryQuery = z.object({
  by: z.enum(SUMMARY_BY).default('commune'),
  hamlet: id.optional(),
  cluster: id.optional(),
});

/** How many of the households that match a filter lie in a cluster, whatever their status. */
export const clusterCounts = z
  .object({ id, households: count, flagged: count, byStatus: countsOf(OUTREACH_STATUSES) })
  .openapi('ClusterCounts');
export type ClusterCounts = z.infer<typeof clusterCounts>;
/** Of clusters, and by hamlet of what belongs to none, amid whose places it is shown. */
export const countsByCluster = z
  .object({
    items: z.array(clusterCounts),
    unclustered: z.array(clusterCounts.extend({ location: z.tuple([z.number(), z.number()]) })),
  })
  .openapi('CountsByCluster');
export type CountsByCluster = z.infer<typeof countsByCluster>;
