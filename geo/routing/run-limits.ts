import { PlanInputError } from './input-error.ts';

/** Checks how long a computation may take, and its seed. @throws {PlanInputError} `not_a_number` */
export function checkRunLimits(limits: { seed?: number; iterations?: number; timeLimitMs?: number }): void {
  for (const field of ['seed', 'iterations', 'timeLimitMs'] as const) {
    const value = limits[field];
    if (value !== undefined && !(value >= 0))
      throw new PlanInputError('not_a_number', `options.${field}`, 'must be a number from 0');
  }
}

/** Refuses what is not a list of things with an `id`. @throws {PlanInputError} `not_a_list`, `missing` */
export function checkIdentified(field: string, items: unknown): void {
  if (!Array.isArray(items)) throw new PlanInputError('not_a_list', field, 'must be an array');
  items.forEach((item, i) => {
    if (typeof item?.id !== 'string') throw new PlanInputError('missing', `${field}[${i}].id`, 'must be a text');
  });
}
