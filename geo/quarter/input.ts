import { minuteOfDay } from '../coverage/activity.ts';
import { PlanInputError } from '../routing/input-error.ts';
import { checkIdentified } from '../routing/run-limits.ts';
import type { QuarterInput, QuarterOptions } from './types.ts';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const LONGEST_DAYS = 400;

/** Refuses what cannot be planned with, naming the field. */
export function checkInput(input: QuarterInput, options: QuarterOptions): void {
  if (typeof input !== 'object' || input === null) fail('not_an_object', 'input', 'must be an object');
  for (const field of ['members', 'households', 'norms'] as const) checkIdentified(field, input[field]);
  for (const field of ['from', 'to', 'today'] as const) checkDate(input[field], field);
  if (input.now !== undefined && Number.isNaN(minuteOfDay(input.now))) fail('not_a_time', 'now', 'must be HH:MM');
  if (input.to < input.from) fail('impossible_range', 'to', 'the quarter ends before it begins');
  const span = (Date.parse(input.to) - Date.parse(input.from)) / 86_400_000;
  if (span > LONGEST_DAYS) fail('too_long', 'to', `at most ${LONGEST_DAYS} days are planned at once`);
  const members = checkMembers(input);
  const households = checkHouseholds(input, members);
  checkPairs(input, members);
  for (const [i, shift] of (input.shifts ?? []).entries()) {
    checkTimes(shift, `shifts[${i}]`);
    for (const day of shift.weekdays) checkWeekday(day, `shifts[${i}].weekdays`);
  }
  for (const [i, day] of (input.holidays ?? []).entries()) checkDate(day, `holidays[${i}]`);
  for (const [i, range] of (input.harvests ?? []).entries()) checkRange(range, `harvests[${i}]`);
  for (const [i, pin] of (input.pins ?? []).entries()) {
    const field = `pins[${i}]`;
    if (!households.has(pin.householdId)) fail('unknown_household', `${field}.householdId`, 'no such household');
    checkRange({ from: pin.from, to: pin.until }, field);
    if (pin.reason.trim() === '') fail('missing', `${field}.reason`, 'a pin says why');
  }
  for (const [i, norm] of input.norms.entries()) {
    if (!Number.isFinite(norm.threshold)) fail('not_a_number', `norms[${i}].threshold`, 'must be a number');
    checkDate(norm.validFrom, `norms[${i}].validFrom`);
    if (norm.validTo !== null) checkDate(norm.validTo, `norms[${i}].validTo`);
  }
  for (const [i, visit] of [...(input.history ?? []), ...(input.communeHistory ?? [])].entries()) {
    if (Number.isNaN(Date.parse(visit.at))) fail('not_a_date', `history[${i}].at`, 'must be an instant');
    if (!(visit.supported >= 0)) fail('not_a_number', `history[${i}].supported`, 'must be 0 or more');
    if (visit.minutes !== null && !(visit.minutes >= 0))
      fail('not_a_number', `history[${i}].minutes`, 'must be 0 or more');
  }
  checkKept(input, members, households);
  checkOptions(options);
}

function checkMembers(input: QuarterInput): Set<string> {
  const ids = new Set<string>();
  for (const [i, member] of input.members.entries()) {
    const field = `members[${i}]`;
    if (ids.has(member.id)) fail('duplicate', `${field}.id`, 'each member once');
    ids.add(member.id);
    if (!(member.weeklyHours >= 0 && member.weeklyHours <= 168))
      fail('not_a_number', `${field}.weeklyHours`, 'must lie between 0 and 168');
    for (const [j, absence] of (member.absences ?? []).entries()) checkRange(absence, `${field}.absences[${j}]`);
    for (const [j, hours] of (member.hours ?? []).entries()) {
      checkWeekday(hours.weekday, `${field}.hours[${j}].weekday`);
      checkTimes(hours, `${field}.hours[${j}]`);
    }
  }
  return ids;
}

function checkHouseholds(input: QuarterInput, members: ReadonlySet<string>): Set<string> {
  const ids = new Set<string>();
  for (const [i, household] of input.households.entries()) {
    const field = `households[${i}]`;
    if (ids.has(household.id)) fail('duplicate', `${field}.id`, 'each household once');
    ids.add(household.id);
    if (!(household.rank >= 1 && household.rank <= 7))
      fail('not_a_number', `${field}.rank`, 'must lie between 1 and 7');
    if (household.memberId !== null && !members.has(household.memberId))
      fail('unknown_member', `${field}.memberId`, 'not a member of this team');
    if (household.followUpOn !== null) checkDate(household.followUpOn, `${field}.followUpOn`);
    const { position } = household;
    if (position !== null && !(Math.abs(position[0]!) <= 180 && Math.abs(position[1]!) <= 90))
      fail('not_a_position', `${field}.position`, 'must be [longitude, latitude]');
  }
  return ids;
}

function checkPairs(input: QuarterInput, members: ReadonlySet<string>): void {
  const paired = new Set<string>();
  for (const [i, pair] of (input.pairs ?? []).entries()) {
    for (const id of pair) {
      if (!members.has(id)) fail('unknown_member', `pairs[${i}]`, 'not a member of this team');
      if (paired.has(id)) fail('duplicate', `pairs[${i}]`, 'each member goes with one other at most');
      paired.add(id);
    }
  }
}

function checkKept(input: QuarterInput, members: ReadonlySet<string>, households: ReadonlySet<string>): void {
  const dates = new Set<string>();
  for (const [i, day] of (input.kept ?? []).entries()) {
    const field = `kept[${i}]`;
    checkDate(day.date, `${field}.date`);
    if (dates.has(day.date)) fail('duplicate', `${field}.date`, 'each date once');
    dates.add(day.date);
    checkTimes(day, field);
    if (day.memberIds.some((id) => !members.has(id))) fail('unknown_member', `${field}.memberIds`, 'not of this team');
    if (day.visits.some(({ householdId }) => !households.has(householdId)))
      fail('unknown_household', `${field}.visits`, 'no such household');
  }
  for (const [i, session] of (input.recorded?.sessions ?? []).entries()) {
    checkDate(session.date, `recorded.sessions[${i}].date`);
    checkTimes(session, `recorded.sessions[${i}]`);
  }
}

function checkOptions({ iterations, timeLimitMs, daysPerWeek, fewestMembers, seed }: QuarterOptions): void {
  for (const [field, value] of Object.entries({ iterations, timeLimitMs, daysPerWeek, fewestMembers }))
    if (value !== undefined && !(value >= 0)) fail('not_a_number', `options.${field}`, 'must be 0 or more');
  if (seed !== undefined && !Number.isFinite(seed)) fail('not_a_number', 'options.seed', 'must be a number');
}

function checkDate(date: string, field: string): void {
  const at = DATE.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  // 30 February is read as 2 March
  if (at === null || at.getUTCDate() !== Number(date.slice(8))) fail('not_a_date', field, 'must be a date, YYYY-MM-DD');
}

function checkRange({ from, to }: { from: string; to: string }, field: string): void {
  checkDate(from, `${field}.from`);
  checkDate(to, `${field}.to`);
  if (to < from) fail('impossible_range', field, 'ends before it begins');
}

function checkTimes({ from, to }: { from: string; to: string }, field: string): void {
  if (!(minuteOfDay(to) > minuteOfDay(from))) fail('impossible_window', field, 'from and to must be HH:MM, in order');
}

function checkWeekday(weekday: number, field: string): void {
  if (!(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)) fail('not_a_weekday', field, 'Monday 1 … Sunday 7');
}

function fail(code: string, field: string, message: string): never {
  throw new PlanInputError(code, field, message);
}
