import type { LocalDate } from '#geo';
import { learnRates } from '#geo/quarter/rates.ts';
import { auditRead } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { networkAround } from '../network/network-around.ts';
import { findDay, homeOf, listStops, namesOf, nextDay, type StopFacts } from './queries.ts';
import type { MyDay, MyDayPlan } from './schema.ts';
import { lineThrough, matrixOf } from './walk.ts';

/** What a user is sent to on a date; nothing for who is no member. What he may know of each door policies decide. */
export async function myDay(tx: Tx, user: Identity, date: LocalDate, through?: readonly string[]): Promise<MyDay> {
  if (user.memberId === null) return { date, next: null, day: null };
  return { date, next: await nextDay(tx, user.memberId, date), day: await planOf(tx, user, date, through) };
}

async function planOf(tx: Tx, user: Identity, date: LocalDate, through?: readonly string[]): Promise<MyDayPlan | null> {
  const memberId = user.memberId!;
  const day = await findDay(tx, memberId, date);
  if (!day) return null;
  const facts = await listStops(tx, day, memberId, date);
  const start = await homeOf(tx, memberId);
  const places = facts.map(({ location }) => location);
  const network = await networkAround(
    tx,
    [start, ...places].filter((place) => place !== null),
  );
  const { minutes } = learnRates([]);
  await auditRead(tx, user, facts.filter(({ head }) => head !== null).length, 'my-day');
  return {
    date,
    from: day.from_time,
    to: day.to_time,
    ...(await namesOf(tx, day, memberId)),
    changedAt: day.changed_at?.toISOString() ?? null,
    start,
    stops: facts.map((stop) => ({
      ...stop,
      expectedMinutes: minutes[Number(stop.elderly === true || stop.deviceless === true)]!,
    })),
    line: lineThrough(network, through ? asked(facts, through) : [start, ...places]),
    matrix: matrixOf(network, start, places),
  };
}

/** Places of the doors asked for; what is no door of the day is left out. */
const asked = (facts: readonly StopFacts[], through: readonly string[]) =>
  through.map((id) => facts.find(({ householdId }) => householdId === id)?.location ?? null);
