import { PlanInputError } from '#geo/routing/input-error.ts';
import { checkIdentified, checkRunLimits } from '#geo/routing/run-limits.ts';
import type { Bounds } from './division.ts';
import type { ClusterHousehold, DelineateOptions } from './types.ts';

/** Of the wanted size, what is still no problem: from 15 to 40 for 28. */
const LEAST_SHARE = 15 / 28;
const MOST_SHARE = 40 / 28;
/** However large clusters shall be, no more than so many households beyond: what some activity days more can do. */
const MOST_BEYOND = 12;

/** How large clusters may be: what is not said follows from the size that is wanted, 28 households where none is. */
export function clusterBounds({
  least,
  target = 28,
  most,
}: Pick<DelineateOptions, 'least' | 'target' | 'most'>): Bounds {
  const usualMost = Math.min(Math.ceil(target * MOST_SHARE), target + MOST_BEYOND);
  // One household more than the most is to be enough for two clusters.
  const usualLeast = Math.max(1, Math.min(Math.floor(target * LEAST_SHARE), Math.floor((usualMost + 1) / 2)));
  return { least: least ?? usualLeast, target, most: most ?? usualMost };
}

/** @throws PlanInputError naming the field */
export function readBounds(options: DelineateOptions): Bounds {
  checkRunLimits(options);
  const { existing = 'keep' } = options;
  const { least, target, most } = clusterBounds(options);
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
