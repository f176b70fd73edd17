import { byMember, memberDays, type QuarterDay, walkingPaths } from '#geo';
import { auditRead } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { networkAround } from '../network/network-around.ts';
import { frameOf } from './changes.ts';
import { type PlanFacts, readFacts } from './facts.ts';
import type { PlanRoutes } from './schema.ts';
import { readRow } from './stored.ts';

/** How long the way to the first door takes; where a member sets out is his own business. */
const ACCESS_MINUTES = 8;

/** The ways on foot of a plan's day, drawn along the lanes. @throws not_found for a plan or day that is not there */
export async function planRoutesOf(tx: Tx, user: Identity, id: string, date: string): Promise<PlanRoutes> {
  const row = await readRow(tx, id);
  const day = row.days.find((one) => one.date === date);
  if (!day) throw problem('not_found');
  await auditRead(tx, user, day.visits.length, 'plan.routes');
  return routesOfDay(tx, day, await readFacts(tx, frameOf(row)));
}

/** The same for a day at hand. */
export async function routesOfDay(tx: Tx, day: QuarterDay, { input }: PlanFacts): Promise<PlanRoutes> {
  const households = new Map(input.households.map((household) => [household.id, household]));
  const positionOf = (id: string): [number, number] | null => {
    const position = households.get(id)?.position;
    return position ? [position[0]!, position[1]!] : null;
  };
  const all = day.visits.map((visit) => positionOf(visit.householdId)).filter((position) => position !== null);
  const network = await networkAround(tx, all);
  const perVisit = new Map(memberDays(input, [day])[0]!.map((load) => [load.memberId, load]));
  const heads = await readHeads(tx, day);
  const routes = [...byMember(day)].map(([memberId, visits]) => {
    const stops = visits.map((visit) => ({ householdId: visit.householdId, position: positionOf(visit.householdId) }));
    const placed = stops.map((stop) => stop.position).filter((position) => position !== null);
    const paths = placed.length > 1 ? walkingPaths(network, placed) : [];
    const load = perVisit.get(memberId)!;
    const atDoor = visits.length > 0 ? load.workMinutes / visits.length : 0;
    let clock = minuteOf(day.from) + ACCESS_MINUTES;
    let placedBefore = 0;
    const timed = stops.map((stop, i) => {
      const path = stop.position ? paths[placedBefore++ - 1] : undefined;
      const onFoot = path && stops[i - 1]!.position ? path.minutes : UNKNOWN_MINUTES;
      if (i > 0) clock += onFoot + atDoor;
      const head = heads.get(stop.householdId) ?? null;
      return { ...stop, head, arriveAt: timeOf(clock), minutes: Math.round(i === 0 ? ACCESS_MINUTES : onFoot) };
    });
    return {
      memberId,
      coordinates: paths.flatMap((path, i) => (i === 0 ? path.coordinates : path.coordinates.slice(1))) as [
        number,
        number,
      ][],
      walkMinutes: Math.round(load.walkMinutes),
      metres: Math.round(paths.reduce((sum, path) => sum + path.metres, 0)),
      stops: timed,
    };
  });
  return { date: day.date, approximate: network.approximate, routes };
}

async function readHeads(tx: Tx, { visits }: QuarterDay): Promise<Map<string, string | null>> {
  const rows = await tx<{ id: string; head: string | null }[]>`
    select id, head from tn.household_view where id = any(${visits.map((visit) => visit.householdId)}) and deleted_at is null`;
  return new Map(rows.map(({ id, head }) => [id, head]));
}

const UNKNOWN_MINUTES = 4;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
function timeOf(minute: number): string {
  const whole = Math.min(23 * 60 + 59, Math.round(minute));
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
