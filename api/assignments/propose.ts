import { assignHouseholds, type LocalDate } from '#geo';
import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import { type HouseholdToGive, type ProposalInput, readProposalInput, walkingMinutes } from './proposal-input.ts';
import { keepProposal } from './proposals.ts';
import type { Change, ProposalContent, ProposalCreate, ProposalOptions, Side } from './schema.ts';

/** More than any hamlet needs, and less than anyone waits for. */
const TIME_LIMIT_MS = 10_000;

/**
 * Computes who should be in charge of whom in a hamlet and keeps it as a proposal; nothing is assigned yet. The
 * database is not held while it computes.
 *
 * @returns the proposal's id
 * @throws not_found for a hamlet the user cannot see
 */
export async function propose(
  db: Pick<Database, 'asUser'>,
  user: Identity,
  { hamletId, options }: ProposalCreate,
  today: LocalDate,
): Promise<string> {
  const input = await db.asUser(user, (tx) => readProposalInput(tx, hamletId, today));
  const content = await contentOf(input, options);
  return db.asUser(user, (tx) => keepProposal(tx, user, { hamletId, options, content }));
}

async function contentOf(input: ProposalInput, options: ProposalOptions): Promise<ProposalContent> {
  const { households, conflicts, minimumLoad, network } = input;
  const members = input.members.map((member) =>
    options.capacity === undefined ? member : { ...member, capacity: options.capacity },
  );
  const { assignments, unassigned, report } = await assignHouseholds(households, members, {
    keepExisting: options.keepExisting ?? 'prefer',
    seed: options.seed ?? 1,
    timeLimitMs: TIME_LIMIT_MS,
    minimumLoad,
    conflicts,
    travelMinutes: walkingMinutes(input),
  });
  const future = new Map(assignments.map(({ householdId, memberId }) => [householdId, memberId]));
  const changes: Change[] = households.flatMap(({ id, memberId }) => {
    const to = future.get(id) ?? null;
    return to === memberId ? [] : [{ householdId: id, from: memberId, to }];
  });
  const before = flaggedOf(households, ({ memberId }) => memberId);
  const after = flaggedOf(households, ({ id }) => future.get(id) ?? null);
  const flagged = new Set(households.filter((one) => one.flagged).map(({ id }) => id));
  const { wholeBefore, wholeAfter, count } = report.clusters;
  return {
    before: {
      members: report.members.map((row) => ({
        memberId: row.memberId,
        households: row.householdsBefore,
        work: row.workBefore,
        flagged: before.get(row.memberId) ?? 0,
        metres: row.metresBefore,
        belowMinimum: null,
      })),
      clusters: { whole: wholeBefore, count },
      metres: report.metresBefore,
    } satisfies Side,
    after: {
      members: report.members.map((row) => ({
        memberId: row.memberId,
        households: row.householdsAfter,
        work: row.workAfter,
        flagged: after.get(row.memberId) ?? 0,
        metres: row.metresAfter,
        belowMinimum: row.belowMinimum,
      })),
      clusters: { whole: wholeAfter, count },
      metres: report.metresAfter,
    } satisfies Side,
    changes,
    ledger: {
      ...report.ledger,
      changes: report.ledger.changes.map((one) => ({ ...one, flagged: flagged.has(one.householdId) })),
    },
    unassigned,
    minimumLoad,
    withoutHome: report.withoutHome,
    approximate: network.approximate,
  };
}

function flaggedOf(households: readonly HouseholdToGive[], memberOf: (household: HouseholdToGive) => string | null) {
  const counts = new Map<string, number>();
  for (const household of households) {
    const member = memberOf(household);
    if (household.flagged && member !== null) counts.set(member, (counts.get(member) ?? 0) + 1);
  }
  return counts;
}
