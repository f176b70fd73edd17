/** What the planning page shows, as it stands in the address bar. */
export interface PlanSearch {
  hamlet?: string;
  /** left out: the quarter of today */
  quarter?: string;
  /** left out: the plan that matters most in the quarter */
  plan?: string;
  /** the day shown on the map */
  date?: string;
}

const text = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined;

/** Takes what it understands from an address and leaves the rest out. */
export function readPlanSearch(raw: Record<string, unknown>): PlanSearch {
  const search: PlanSearch = {
    hamlet: text(raw.hamlet, /^[\w-]{1,64}$/),
    quarter: text(raw.quarter, /^\d{4}-Q[1-4]$/),
    plan: text(raw.plan, /^[\w-]{1,64}$/),
    date: text(raw.date, /^\d{4}-\d{2}-\d{2}$/),
  };
  for (const key of Object.keys(search) as (keyof PlanSearch)[]) if (search[key] === undefined) delete search[key];
  return search;
}
