import type { Owners } from './model.ts';
import { type Part, partsOf } from './parts.ts';
import { pauses } from './pause.ts';
import { seeded } from './random.ts';
import { readInput } from './read-input.ts';
import { reasonOf } from './reasons.ts';
import { reportOf } from './report.ts';
import { solvePart } from './solve-part.ts';
import type { AssignableHousehold, AssignableMember, AssignmentResult, AssignOptions } from './types.ts';
import { assignmentFaults } from './validate-assignment.ts';
import { waysOf } from './ways.ts';

const DEFAULT_ITERATIONS = 16;

/**
 * Who is in charge of whom: a proposal beside the present state.
 *
 * Everyone who can be given to someone is; then every member has the least number of households where there are enough
 * (else all are equally short); then the sum of what counts in metres is made small: ways from home, changes of face,
 * split clusters, uneven work. Hamlets are solved by themselves where households and members have one.
 *
 * @param options  `iterations`: rounds of the search after the exact flow, for each hamlet. Without `timeLimitMs` the
 *   same input, seed and iterations always give the same result
 * @throws PlanInputError naming the field
 */
export async function assignHouseholds(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  options: AssignOptions = {},
): Promise<AssignmentResult> {
  const now = options.now ?? (() => performance.now());
  const end = now() + (options.timeLimitMs ?? Number.POSITIVE_INFINITY);
  const settings = readInput(households, members, options);
  const pause = pauses(options);
  const ways = waysOf(households, members, options.travelMinutes);
  await pause(0);
  const parts = partsOf(households, members, ways, settings);
  const owner = new Int32Array(households.length).fill(-1);
  for (const [number, part] of parts.entries()) {
    const goOn = async () => {
      await pause(number / parts.length);
      return now() < end;
    };
    const start = present(part, households, members);
    const owners = await solvePart(
      part.model,
      start,
      options.iterations ?? DEFAULT_ITERATIONS,
      seeded(options.seed ?? 1),
      goOn,
    );
    part.households.forEach((household, h) => {
      if (owners[h] !== -1) owner[household] = part.members[owners[h]!]!;
    });
  }
  const result: AssignmentResult = {
    assignments: [],
    unassigned: [],
    report: reportOf(households, members, owner, ways, settings),
  };
  households.forEach((household, h) => {
    if (owner[h] !== -1) result.assignments.push({ householdId: household.id, memberId: members[owner[h]!]!.id });
    else
      result.unassigned.push({ householdId: household.id, reason: reasonOf(h, households, members, ways, settings) });
  });
  const faults = assignmentFaults(households, members, options, result);
  if (faults.length > 0) throw new Error(`the assignment found is wrong: ${faults[0]}`);
  return result;
}

/** The part's present state, −1 where nobody is in charge or whoever is may not stay. */
function present(part: Part, households: readonly AssignableHousehold[], members: readonly AssignableMember[]): Owners {
  const numbers = new Map(part.members.map((member, k) => [members[member]!.id, k]));
  return Int32Array.from(part.households, (household, h) => {
    const k = numbers.get(households[household]!.memberId ?? '');
    return k === undefined || part.model.cost[h * part.model.m + k] === Number.POSITIVE_INFINITY ? -1 : k;
  });
}
