import { PlanInputError } from '#geo/routing/input-error.ts';
import { checkIdentified, checkRunLimits } from '#geo/routing/run-limits.ts';
import type { Bounds } from './division.ts';
import type { ClusterHousehold, DelineateOptions } from './types.ts';

/** @throws PlanInputError naming the field */
export function readBounds(options: DelineateOptions): Bounds {
  checkRunLimits(options);
  const { least = 15, target = 28, most = 40, existing = 'keep' } = options;
  if (!['keep', 'redraw'].includes(existing))
    throw new PlanInputError('unknown_value', 'options.existing', "must be 'keep' or 'redraw'");
  for (const [field, value] of Object.entries({ least, target, most }))
    if (!Number.isInteger(value) || value < 1)
      throw new PlanInputError('not_a_number', `options.${field}`, 'must be a whole number of households from 1');
  if (least > target) throw new PlanInputError('not_in_order', 'options.target', 'must not be below least');
  if (target > most) throw new PlanInputError('not_in_order', 'options.most', 'must not be below target');
  return { least, target, most };
}

/** @throws PlanInputError naming the field */
export function checkHouseholds(households: readonly ClusterHousehold[], { known = [] }: DelineateOptions): void {
  checkIdentified('households', households);
  const seen = new Set<string>();
  const hamletOf = new Map(known.map(({ id, hamletId }) => [id, hamletId]));
  for (const [i, { id, hamletId, clusterId, location }] of households.entries()) {
    if (seen.has(id)) throw new PlanInputError('not_unique', `households[${i}].id`, 'is given twice');
    seen.add(id);
    if (location && !(Math.abs(location[0]!) <= 180 && Math.abs(location[1]!) <= 90))
      throw new PlanInputError('not_a_position', `households[${i}].location`, 'must be [longitude, latitude]');
    if (!clusterId) continue;
    const other = hamletOf.get(clusterId);
    if (other !== undefined && other !== hamletId)
      throw new PlanInputError('other_hamlet', `households[${i}].clusterId`, 'is a cluster of another hamlet');
    hamletOf.set(clusterId, hamletId);
  }
}
