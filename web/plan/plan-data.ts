import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  ExportQuery,
  Plan,
  PlanComparison,
  PlanCreate,
  PlanPatch,
  PlanRoutes,
  PlanSummary,
} from '#api/plans/schema.ts';
import { ask, get, post, queryString, remove } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';

/** How often a plan being computed is asked for, in case its news do not come through. */
const COMPUTING_MS = 2_000;

/** The plans of a hamlet. */
export const plansQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['plans', hamlet ?? null],
    enabled: hamlet !== undefined,
    queryFn: async ({ signal }) => (await get<{ items: PlanSummary[] }>('/plans', { hamlet }, signal)).items,
    refetchInterval: ({ state }) => (state.data?.some((plan) => plan.state === 'computing') ? COMPUTING_MS : false),
  });

/** One plan with its days and what it comes to. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id],
    queryFn: ({ signal }) => get<Plan>(`/plans/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? COMPUTING_MS : false),
  });

/** Ways on foot of a day; another version of the plan may have others. */
export const routesQuery = (id: string, date: string, version: number) =>
  queryOptions({
    queryKey: ['plan-routes', id, date, version],
    queryFn: ({ signal }) => get<PlanRoutes>(`/plans/${id}/routes`, { date }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

/** What differs between a plan (`after`) and another one of the hamlet (`before`). */
export const comparisonQuery = (id: string, other: string, version: number) =>
  queryOptions({
    queryKey: ['plan-comparison', id, other, version],
    queryFn: ({ signal }) => get<PlanComparison>(`/plans/${id}/comparison`, { with: other }, signal),
  });

/** Asks for the plan of a quarter; it is computed while the page tells how far it has come. */
export const makePlan = (body: PlanCreate) => refreshed(post<PlanSummary>('/plans', body));

type Versioned = Pick<Plan, 'id' | 'version'>;

/** Ends a computation, or throws a draft away; it can be taken back. */
export const throwAway = ({ id, version }: Versioned) => refreshed(remove<void>(`/plans/${id}`, version));
/** Takes the throwing away of a plan back. @param plan  as it was before */
export const takeBack = ({ id, version }: Versioned) =>
  refreshed(ask<Plan>('POST', `/plans/${id}/restore`, { ifMatch: version + 1 }));
/** Throws a plan away in whatever version it is. */
export const throwAwayNewest = async (id: string) => throwAway(await freshPlan(id));

/** The plan as it would be: nothing is kept. */
export const tryChanges = ({ id, version }: Versioned, changes: NonNullable<PlanPatch['changes']>) =>
  ask<Plan>('PATCH', `/plans/${id}`, { query: { dryRun: true }, body: { changes }, ifMatch: version });

/** Changes a plan, when nobody else did since `version`. */
export const changePlan = ({ id, version }: Versioned, body: PlanPatch) =>
  shown(ask<Plan>('PATCH', `/plans/${id}`, { body, ifMatch: version }));

/** Members see their days from now on. */
export const publishPlan = ({ id, version }: Versioned) =>
  refreshed(ask<Plan>('POST', `/plans/${id}/publish`, { ifMatch: version }));
/** Members no longer see it; it is a draft again. */
export const withdrawPlan = ({ id, version }: Versioned) =>
  refreshed(ask<Plan>('POST', `/plans/${id}/withdraw`, { ifMatch: version }));

/** Address of a plan as a file. */
export const exportUrl = (id: string, query: Partial<ExportQuery>): string =>
  `/api/plans/${id}/export${queryString(query)}`;

/** The newest there is, after somebody else was quicker. */
export const freshPlan = (id: string) => queryClient.fetchQuery({ ...planQuery(id), staleTime: 0 });

async function shown(change: Promise<Plan>): Promise<Plan> {
  const plan = await change;
  queryClient.setQueryData(planQuery(plan.id).queryKey, plan);
  queryClient.invalidateQueries({ queryKey: ['plans'] });
  return plan;
}

async function refreshed<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    await Promise.all(['plans', 'plan'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  }
}
