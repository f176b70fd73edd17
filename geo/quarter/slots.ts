import { minuteOfDay } from '../coverage/activity.ts';
import { isoWeekday } from '../coverage/iso-week.ts';
import { normOf, normsOn } from '../coverage/norms.ts';
import type { LocalDate } from '../time/local-date.ts';
import { VIETNAM_HOLIDAYS } from './holidays.ts';
import { bucketOf, type VisitRates } from './rates.ts';
import type { QuarterInput, Shift } from './types.ts';
import { isPresent, suits, type Unit } from './units.ts';

/** Evenings of the week, and both halves of Saturday and Sunday: when people are at home and volunteers are free. */
export const DEFAULT_SHIFTS: readonly Shift[] = [
  { weekdays: [1, 2, 3, 4, 5], from: '17:00', to: '21:00' },
  { weekdays: [6, 7], from: '07:30', to: '11:30' },
  { weekdays: [6, 7], from: '14:00', to: '18:00' },
  { weekdays: [6, 7], from: '17:00', to: '21:00' },
];
/** In the harvest people are in the fields till then. */
export const EVENING_FROM = 17 * 60;

/** What a date could be used for. */
export interface Slot {
  from: string;
  to: string;
  minutes: number;
  /** index of the time of day for {@link VisitRates} */
  bucket: number;
  /** 1 where the unit can come, by unit */
  available: Uint8Array;
  /** units there, each with its chance of meeting somebody */
  worth: number;
}

/** Why a date cannot be used at all. */
export type Closed = 'holidays' | 'harvest' | null;

export function closedOn(input: QuarterInput, date: LocalDate): Closed {
  const holidays = input.holidays ?? VIETNAM_HOLIDAYS.map((holiday) => holiday.date);
  if (holidays.includes(date)) return 'holidays';
  const idle = input.harvests?.some(({ from, to, work }) => work === 'none' && from <= date && date <= to);
  return idle ? 'harvest' : null;
}

/** Shifts possible on a date by weekday, harvest and time of day, whoever comes. */
export function shiftsOn(input: QuarterInput, date: LocalDate): Shift[] {
  const weekday = isoWeekday(date);
  const evening = input.harvests?.some(({ from, to, work }) => work === 'evenings' && from <= date && date <= to);
  const begun = date === input.today && input.now !== undefined ? minuteOfDay(input.now) : 0;
  return (input.shifts ?? DEFAULT_SHIFTS).filter(
    ({ weekdays, from }) =>
      weekdays.includes(weekday) && (!evening || minuteOfDay(from) >= EVENING_FROM) && minuteOfDay(from) >= begun,
  );
}

/**
 * The best shift of each date, or null where nobody can come: long enough for the norm `activity-hours` before all,
 * then with the most units, each weighted by the chance of meeting somebody at that time.
 */
export function slotsOf(
  input: QuarterInput,
  dates: readonly LocalDate[],
  units: readonly Unit[],
  rates: VisitRates,
): (Slot | null)[] {
  return dates.map((date) => {
    if (closedOn(input, date) !== null) return null;
    const hours = normOf(normsOn(input.norms, date), 'activity-hours')?.threshold ?? 0;
    let best: Slot | null = null;
    for (const shift of shiftsOn(input, date)) {
      const slot = toSlot(input, date, shift, units, rates);
      if (slot.worth === 0) continue;
      if (best === null || rankOf(slot, hours) > rankOf(best, hours)) best = slot;
    }
    return best;
  });
}

const rankOf = (slot: Slot, hours: number): number =>
  slot.worth + (slot.minutes >= hours * 60 ? 1e6 : slot.minutes * 1e3);

function toSlot(input: QuarterInput, date: LocalDate, shift: Shift, units: readonly Unit[], rates: VisitRates): Slot {
  const minutes = minuteOfDay(shift.to) - minuteOfDay(shift.from);
  const bucket = bucketOf(isoWeekday(date), minuteOfDay(shift.from));
  const available = new Uint8Array(units.length);
  let worth = 0;
  for (const [u, unit] of units.entries()) {
    if (unit.weeklyMinutes < minutes) continue;
    if (!unit.members.every((i) => canCome(input, i, date, shift))) continue;
    available[u] = 1;
    worth += rates.success[bucket + 6]! + rates.success[bucket]!;
  }
  return { from: shift.from, to: shift.to, minutes, bucket, available, worth };
}

const canCome = (input: QuarterInput, member: number, date: LocalDate, shift: Shift): boolean =>
  isPresent(input.members[member]!, date) && suits(input.members[member]!, date, shift);
