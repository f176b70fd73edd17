import { addDays, hoursAWeek, type LocalDate, minutesBetween, type Network, type PriorityRank, snapDoors } from '#geo';
import { readAvailability } from '../availability/of-hamlet.ts';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { networkAround } from '../network/network-around.ts';
import { listConflicts } from './conflicts.ts';
import type { Conflict } from './schema.ts';

type Place = [lon: number, lat: number];

/** A household that somebody should be in charge of. */
export interface HouseholdToGive {
  id: string;
  hamletId: string;
  location: Place | null;
  clusterId: string | null;
  memberId: string | null;
  rank: PriorityRank;
  flagged: boolean;
}

/** What a proposal of assignments is computed from. */
export interface ProposalInput {
  households: HouseholdToGive[];
  members: { id: string; hamletId: string; location: Place | null; availability: number }[];
  conflicts: readonly Conflict[];
  /** of the norm `member-load`; 0 where it is not in force */
  minimumLoad: number;
  network: Network;
}

/** Hours a week of an ordinary member: a share of 1. */
const ORDINARY_HOURS = 10;
/** Away all of this time, a member takes nobody on; shorter absences are for the plan of days to bridge. */
const DAYS_AHEAD = 90;

/** Reads what the assignments of a hamlet are proposed from. @throws not_found for a hamlet the user cannot see */
export async function readProposalInput(tx: Tx, hamletId: string, today: LocalDate): Promise<ProposalInput> {
  const [hamlet] = await tx`select from tn.hamlet where commune_id = tn.current_commune() and id = ${hamletId}`;
  if (!hamlet) throw problem('not_found');
  const households = await tx<HouseholdToGive[]>`
    select h.id, h.hamlet_id as "hamletId", h.cluster_id as "clusterId", h.member_id as "memberId", h.priority_rank as rank, h.flagged,
      case when h.location is not null then jsonb_build_array(st_x(h.location), st_y(h.location)) end as location
    from tn.household_view h
    where h.hamlet_id = ${hamletId} and h.full_access and h.deleted_at is null and h.proposed is not true
      and h.status <> 'inactive'
    order by h.id`;
  const people = await readAvailability(tx, hamletId);
  const members = people.map(({ memberId, home, weeklyHours, hours, absences }) => ({
    id: memberId,
    hamletId,
    location: home,
    availability: isAway(absences, today) ? 0 : hoursAWeek(weeklyHours, hours) / ORDINARY_HOURS,
  }));
  const [norm] = await tx<{ threshold: number }[]>`
    select threshold from tn.norm
    where id = 'member-load' and valid_from <= tn.today() and (valid_to is null or valid_to > tn.today())`;
  const serving = new Set(members.map(({ id }) => id));
  const given = new Set(households.map(({ id }) => id));
  const conflicts = (await listConflicts(tx, hamletId)).filter(
    ({ memberId, householdId }) => serving.has(memberId) && given.has(householdId),
  );
  const places = [...households, ...members].flatMap(({ location }) => (location ? [location] : []));
  return {
    households: [...households],
    members,
    conflicts,
    minimumLoad: Math.ceil(norm?.threshold ?? 0),
    network: await networkAround(tx, places),
  };
}

/** Away without a day between, from today on, for as long as counts. Absences come by their begin. */
function isAway(absences: readonly { from: string; to: string }[], today: LocalDate): boolean {
  let next = today;
  for (const { from, to } of absences) if (from <= next && to >= next) next = addDays(to, 1);
  return next > addDays(today, DAYS_AHEAD);
}

/**
 * Walking minutes along the lanes from each member's home to each household, by their places in the input; only asked
 * where both positions are known.
 */
export function walkingMinutes({ households, members, network }: ProposalInput) {
  const places: Place[] = [];
  const numberOf = ({ location }: { location: Place | null }) => (location ? places.push(location) - 1 : -1);
  const homes = members.map(numberOf);
  const doors = households.map(numberOf);
  const minutes = minutesBetween(network, snapDoors(network, places));
  return (member: number, household: number): number => minutes[homes[member]! * places.length + doors[household]!]!;
}
