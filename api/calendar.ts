import type { Logger } from 'pino';
import { COMMUNE_TIME_ZONE, localDateOf } from '#geo';
import type { Database } from './db/database.ts';
import { systemAdministrator } from './db/door.ts';
import { turnDay } from './db/state.ts';
import type { Events } from './http/events.ts';

const CHECK_MS = 30_000;
const AFTER_START_MS = 500;

export interface Calendar {
  /** once the calendar was looked at for the first time */
  followed: Promise<void>;
  stop(): void;
}

/** Does what a new day asks for, now and after each local midnight; a machine that slept catches up when it wakes. */
export function followCalendar(db: Database, events: Events, log: Logger): Calendar {
  let day = '';
  let busy = false;
  const follow = async () => {
    const today = localDateOf(new Date());
    if (today === day || busy) return;
    busy = true;
    try {
      await turnDay(db);
      for (const { id } of await communes(db)) await events.announce(id, { kind: 'day' });
      day = today;
    } catch (error) {
      log.error({ name: (error as Error).name, zone: COMMUNE_TIME_ZONE }, 'the turn of the day failed; trying again');
    } finally {
      busy = false;
    }
  };
  // Not waited for: every answer is right without it but for what turns twice, and the first page is there sooner.
  let first: NodeJS.Timeout | undefined;
  const followed = new Promise<void>((resolve) => {
    first = setTimeout(() => follow().finally(resolve), AFTER_START_MS).unref();
  });
  const timer = setInterval(follow, CHECK_MS);
  timer.unref();
  return {
    followed,
    stop() {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

const communes = (db: Database) =>
  db.asUser(systemAdministrator, (tx) => tx<{ id: string }[]>`select id from tn.commune`);
