import type { Database } from '../db/database.ts';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';

/** Failures of one account within the window that close it to sign-in. */
export const FAILURES_MOST = 10;
export const WINDOW_MINUTES = 15;

/**
 * Counts a sign-in as failed before the password is looked at, so that a hundred at once are not all the tenth.
 * Names that do not exist are counted alike: the limit tells nobody who does.
 * @returns what to call when the sign-in succeeded after all
 * @throws problem `too_many_failures` with Retry-After
 */
export async function countSignIn(db: Pick<Database, 'asAccounts'>, username: string): Promise<() => Promise<void>> {
  const at = await db.asAccounts(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${username}, 7))`;
    await tx`delete from auth.failure where at < now() - make_interval(mins => ${WINDOW_MINUTES})`;
    const wait = await secondsToWait(tx, username);
    if (wait > 0) {
      throw problem('too_many_failures', {
        params: { minutes: Math.ceil(wait / 60) },
        headers: { 'retry-after': String(wait) },
      });
    }
    const [row] = await tx<{ at: string }[]>`
      insert into auth.failure (username, at) values (${username}, clock_timestamp()) returning at::text as at`;
    return row!.at;
  });
  return () =>
    db.asAccounts(async (tx) => {
      await tx`delete from auth.failure where username = ${username} and at = ${at}::text::timestamptz`;
    });
}

/** Seconds until the account opens again: when the oldest of the last ten failures leaves the window. */
async function secondsToWait(tx: Tx, username: string): Promise<number> {
  const [row] = await tx<{ wait: number }[]>`
    select ceil(extract(epoch from at + make_interval(mins => ${WINDOW_MINUTES}) - now()))::int as wait
    from auth.failure where username = ${username}
    order by at desc offset ${FAILURES_MOST - 1} limit 1`;
  return Math.max(0, row?.wait ?? 0);
}
