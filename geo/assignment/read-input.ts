import { PlanInputError } from '../routing/input-error.ts';
import { checkIdentified, checkRunLimits } from '../routing/run-limits.ts';
import type { AssignableHousehold, AssignableMember, AssignOptions } from './types.ts';

/** Metres that changing the face at the door counts. */
const PREFER_METRES = 300;
/** The norm `member-load` of the plan. */
const MINIMUM_LOAD = 10;
const SPLIT_METRES = 300;
const BALANCE_METRES = 400;

/** The options with their defaults. */
export interface Settings {
  minimumLoad: number;
  changeMetres: number;
  alwaysKeep: boolean;
  splitMetres: number;
  balanceMetres: number;
  /** household id → members it must not get */
  conflicts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Checks everything that is given. @throws PlanInputError naming the field */
export function readInput(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  options: AssignOptions,
): Settings {
  checkRunLimits(options);
  const householdIds = identities('households', households);
  const memberIds = identities('members', members);
  households.forEach((household, i) => {
    position(`households[${i}].location`, household.location);
    atLeastZero(`households[${i}].work`, household.work ?? 1);
    const { rank } = household;
    if (rank !== undefined && !(Number.isInteger(rank) && rank >= 1 && rank <= 7)) {
      throw new PlanInputError('out_of_range', `households[${i}].rank`, 'must be a whole number from 1 to 7');
    }
  });
  members.forEach((member, i) => {
    position(`members[${i}].location`, member.location);
    if (member.capacity !== undefined && member.capacity !== Number.POSITIVE_INFINITY) {
      wholeNumber(`members[${i}].capacity`, member.capacity);
    }
    atLeastZero(`members[${i}].availability`, member.availability ?? 1);
  });
  const minimumLoad = options.minimumLoad ?? MINIMUM_LOAD;
  wholeNumber('options.minimumLoad', minimumLoad);
  const keep = options.keepExisting ?? 'prefer';
  if (typeof keep === 'number') atLeastZero('options.keepExisting', keep);
  else if (!['prefer', 'always', 'ignore'].includes(keep)) {
    throw new PlanInputError('unknown_value', 'options.keepExisting', "must be 'prefer', 'always', 'ignore' or metres");
  }
  const splitMetres = options.splitMetres ?? SPLIT_METRES;
  const balanceMetres = options.balanceMetres ?? BALANCE_METRES;
  atLeastZero('options.splitMetres', splitMetres);
  atLeastZero('options.balanceMetres', balanceMetres);
  const conflicts = new Map<string, Set<string>>();
  options.conflicts?.forEach(({ memberId, householdId }, i) => {
    if (!memberIds.has(memberId))
      throw new PlanInputError('unknown_id', `options.conflicts[${i}].memberId`, `no member "${memberId}"`);
    if (!householdIds.has(householdId)) {
      throw new PlanInputError('unknown_id', `options.conflicts[${i}].householdId`, `no household "${householdId}"`);
    }
    const others = conflicts.get(householdId);
    if (others) others.add(memberId);
    else conflicts.set(householdId, new Set([memberId]));
  });
  return {
    minimumLoad,
    changeMetres: typeof keep === 'number' ? keep : keep === 'ignore' ? 0 : PREFER_METRES,
    alwaysKeep: keep === 'always',
    splitMetres,
    balanceMetres,
    conflicts,
  };
}

function identities(field: string, items: readonly { id: string }[]): Set<string> {
  checkIdentified(field, items);
  const seen = new Set<string>();
  items.forEach(({ id }, i) => {
    if (seen.has(id)) throw new PlanInputError('duplicate', `${field}[${i}].id`, `"${id}" is there twice`);
    seen.add(id);
  });
  return seen;
}

function position(field: string, location: readonly [number, number] | null): void {
  if (location === null) return;
  const [lon, lat] = Array.isArray(location) ? location : [Number.NaN, Number.NaN];
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    throw new PlanInputError('not_a_position', field, 'must be [lon, lat] in degrees, or null');
  }
}

function atLeastZero(field: string, value: number): void {
  if (!(value >= 0) || value === Number.POSITIVE_INFINITY)
    throw new PlanInputError('not_a_number', field, 'must be a number, zero or more');
}

function wholeNumber(field: string, value: number): void {
  if (!Number.isInteger(value) || value < 0)
    throw new PlanInputError('not_a_number', field, 'must be a whole number, zero or more');
}
