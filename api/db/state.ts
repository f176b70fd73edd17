import { deriveState, type HouseholdFacts, type LocalDate, type VisitOutcome } from '#geo';
import type { Database } from './database.ts';
import { systemAdministrator, type Tx } from './door.ts';
import { type ColumnType, table } from './table.ts';

/** Households derived in one go: short enough not to hold up the embedded database's one connection. */
const BATCH = 500;

interface FactsRow {
  id: string;
  today: LocalDate;
  elders: number | null;
  eldest_birth_year: number | null;
  elderly_stated: boolean | null;
  adults: number | null;
  adults_without_device: number | null;
  deviceless_stated: boolean | null;
  platforms: string[] | null;
  placed_at: string | null;
  visits: { at: string; outcome: VisitOutcome; followUpOn: LocalDate | null }[];
}

/**
 * Derives the state of households from their facts and writes it where it differs.
 * Call it in the transaction of every fact: the state then never disagrees with what is recorded.
 *
 * @returns how many households' state changed
 */
export async function refreshState(tx: Tx, householdIds: readonly string[]): Promise<number> {
  let changed = 0;
  for (let from = 0; from < householdIds.length; from += BATCH) {
    const states = (await readFacts(tx, householdIds.slice(from, from + BATCH))).map(stateRow);
    changed += await writeStates(tx, states);
  }
  return changed;
}

const readFacts = (tx: Tx, ids: readonly string[]) => tx<FactsRow[]>`
  select h.id, tn.today() as today, h.elders, h.eldest_birth_year, h.elderly_stated, h.adults, h.adults_without_device,
    h.deviceless_stated, h.platforms, h.field_edits ->> 'location' as placed_at,
    coalesce(v.visits, '[]') as visits
  from tn.household h
  left join (
    select v.household_id,
      json_agg(json_build_object('at', v.at, 'outcome', v.outcome, 'followUpOn', v.follow_up_on)
               order by v.at, v.recorded_at, v.id) as visits
    from tn.visit_view v
    where v.household_id = any(${ids as string[]}) and not v.superseded and not v.undone
    group by v.household_id
  ) v on v.household_id = h.id
  where h.commune_id = tn.current_commune() and h.id = any(${ids as string[]})`;

/** What the database keeps of a household besides its facts, and its types. */
export const STATE_COLUMNS = {
  now_status: 'text',
  now_elderly: 'boolean',
  now_flagged: 'boolean',
  now_rank: 'smallint',
  now_within: 'smallint',
  turns_on: 'date',
  then_status: 'text',
  then_elderly: 'boolean',
  then_flagged: 'boolean',
  then_rank: 'smallint',
  then_within: 'smallint',
  deviceless: 'boolean',
  reached: 'boolean',
  informed: 'boolean',
  adopting: 'boolean',
  follow_up_on: 'date',
  last_visit_at: 'timestamptz',
  last_attempt_at: 'timestamptz',
  location_doubtful: 'boolean',
} as const satisfies Record<string, ColumnType>;
type StateRow = Record<keyof typeof STATE_COLUMNS, unknown>;

/** The state of a household nobody has called at yet, to be written together with it. */
export const stateOfNew = (facts: Omit<HouseholdFacts, 'visits'>, today: LocalDate): StateRow =>
  stateOf({ ...facts, visits: [] }, today, null);

function stateRow(row: FactsRow) {
  const facts: HouseholdFacts = {
    elders: row.elders,
    eldestBirthYear: row.eldest_birth_year,
    elderlyStated: row.elderly_stated,
    adults: row.adults,
    adultsWithoutDevice: row.adults_without_device,
    devicelessStated: row.deviceless_stated,
    platforms: row.platforms,
    visits: row.visits,
  };
  return { id: row.id, ...stateOf(facts, row.today, row.placed_at) };
}

function stateOf(facts: HouseholdFacts, today: LocalDate, placedAt: string | null): StateRow {
  const { now, next, ...state } = deriveState(facts, today);
  const lastVisit = state.lastVisitAt;
  // Whoever has put the house elsewhere since then has answered the doubt.
  const placedSince = placedAt !== null && lastVisit !== null && Date.parse(placedAt) >= Date.parse(lastVisit);
  return {
    now_status: now.status,
    now_elderly: now.elderly,
    now_flagged: now.flagged,
    now_rank: now.rank,
    now_within: now.within,
    turns_on: state.turnsOn,
    then_status: next.status,
    then_elderly: next.elderly,
    then_flagged: next.flagged,
    then_rank: next.rank,
    then_within: next.within,
    deviceless: now.deviceless,
    reached: state.reached,
    informed: state.informed,
    adopting: state.adopting,
    follow_up_on: state.followUpOn,
    last_visit_at: lastVisit,
    last_attempt_at: state.lastAttemptAt,
    location_doubtful: state.locationDoubtful && !placedSince,
  };
}

const listed = (prefix: string): string =>
  Object.keys(STATE_COLUMNS)
    .map((name) => prefix + name)
    .join(', ');

async function writeStates(tx: Tx, states: ({ id: string } & StateRow)[]): Promise<number> {
  const result = await tx`
    update tn.household h set (${tx.unsafe(listed(''))}) = row(${tx.unsafe(listed('r.'))})
    from ${table(tx, states, { id: 'uuid', ...STATE_COLUMNS })}
    where h.commune_id = tn.current_commune() and h.id = r.id and h.id = any(${states.map(({ id }) => id)}::uuid[])
      and (${tx.unsafe(listed('h.'))}) is distinct from (${tx.unsafe(listed('r.'))})`;
  return result.count;
}

/** What a run over whole communes did. */
export interface Recomputed {
  communes: number;
  households: number;
  /** households whose stored state differed from the derived one */
  changed: number;
}

/** Derives every household's state again, commune by commune, in short transactions. */
export const recomputeAll = (db: Pick<Database, 'asUser' | 'asSystem'>): Promise<Recomputed> => overAll(db, false);

/**
 * Follows the calendar: households whose state has turned since it was derived, and members whose term has ended.
 * Reading needs the first turn only from the database; a second one (a refusal ends, then someone turns 60) needs this.
 * Call it at the start and after each local midnight.
 */
export async function turnDay(db: Pick<Database, 'asUser' | 'asSystem'>): Promise<Recomputed> {
  for (const commune of await communesOf(db)) await db.asSystem(commune, unassignEnded);
  return overAll(db, true);
}

/** Ends the assignments of members whose term is over. @returns how many households lost theirs */
export async function unassignEnded(tx: Tx): Promise<number> {
  await tx`
    update tn.assignment a set to_at = now()
    from tn.member m
    where a.commune_id = tn.current_commune() and a.to_at is null
      and m.commune_id = a.commune_id and m.id = a.member_id and m.to_on <= tn.today()`;
  const result = await tx`
    update tn.household h set member_id = null, version = h.version + 1
    from tn.member m
    where h.commune_id = tn.current_commune()
      and m.commune_id = h.commune_id and m.id = h.member_id and m.to_on <= tn.today()`;
  return result.count;
}

const communesOf = async (db: Pick<Database, 'asUser'>): Promise<string[]> => {
  const rows = await db.asUser(
    systemAdministrator,
    (tx) => tx<{ id: string }[]>`select id from tn.commune order by id`,
  );
  return rows.map((row) => row.id);
};

async function overAll(db: Pick<Database, 'asUser' | 'asSystem'>, turnedOnly: boolean): Promise<Recomputed> {
  const done: Recomputed = { communes: 0, households: 0, changed: 0 };
  for (const commune of await communesOf(db)) {
    done.communes += 1;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const step = await db.asSystem(commune, async (tx) => {
        const rows = await tx<{ id: string }[]>`
          select id from tn.household
          where commune_id = tn.current_commune() and id > ${after}
            ${turnedOnly ? tx`and turns_on <= tn.today()` : tx``}
          order by id
          limit ${BATCH}`;
        const ids = rows.map((row) => row.id);
        return { ids, changed: await refreshState(tx, ids) };
      });
      done.households += step.ids.length;
      done.changed += step.changed;
      if (step.ids.length < BATCH) break;
      after = step.ids.at(-1)!;
    }
  }
  return done;
}
