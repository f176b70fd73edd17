import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';

/** Something changed in a commune; open pages ask again for what they show of it. */
export interface Change {
  communeId: string;
  /** the commune's data version after the change */
  version: number;
  /** what changed: `visit`, `household`, `assignment`, `import`, … */
  kind: string;
  /** the hamlet it happened in; null: anywhere in the commune */
  hamletId: string | null;
}
/** How the making of a plan goes: for those who plan the hamlet, without a new data version. */
export interface PlanNotice {
  planId: string;
  hamletId: string;
  state: string;
  /** 0 … 1 while it is being made */
  progress: number | null;
  /** the plan's version */
  version: number;
}
export type Heard = { change: Change } | { plan: PlanNotice };
type Listener = (heard: Heard) => void;

export interface Events {
  /**
   * Counts up the commune's data version and tells the open pages. Call it after the commit of the change.
   * @returns the new version
   */
  announce(communeId: string, what: { kind: string; hamletId?: string | null }): Promise<number>;
  /** The commune's data version; kept in the process after the first look. */
  dataVersion(communeId: string): Promise<number>;
  /** Tells the open pages how the making of a plan goes. */
  tell(communeId: string, plan: PlanNotice): void;
  /** Hears a commune's changes until the returned function is called. */
  listen(communeId: string, listener: Listener): () => void;
  /** Resolves when the server stops: open streams end by themselves. */
  readonly ended: Promise<void>;
  end(): void;
  /** Number of open listeners, for the metrics. */
  readonly listeners: number;
}

/** On a real server another process (an import on the command line) may count up too: look again after this. */
const KEPT_MS = { embedded: Number.POSITIVE_INFINITY, postgres: 1_000 };

/** Data versions and changes of one process; versions rest in the database, so that they survive it. */
export function createEvents(db: Pick<Database, 'asSystem' | 'kind'>): Events {
  const listeners = new Map<string, Set<Listener>>();
  const versions = new Map<string, { version: number; until: number }>();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const keep = (communeId: string, version: number) => {
    const newest = Math.max(version, versions.get(communeId)?.version ?? 0);
    versions.set(communeId, { version: newest, until: Date.now() + KEPT_MS[db.kind] });
    return newest;
  };

  const send = (communeId: string, heard: Heard) => {
    for (const listener of listeners.get(communeId) ?? []) listener(heard);
  };

  return {
    ended,
    end,
    tell: (communeId, plan) => send(communeId, { plan }),
    async announce(communeId, { kind, hamletId = null }) {
      const version = await db.asSystem(communeId, async (tx) => {
        const [row] = await tx<{ version: number }[]>`
          insert into tn.data_version (commune_id) values (${communeId})
          on conflict (commune_id) do update set version = data_version.version + 1
          returning version`;
        return row!.version;
      });
      keep(communeId, version);
      send(communeId, { change: { communeId, version, kind, hamletId } });
      return version;
    },

    async dataVersion(communeId) {
      const known = versions.get(communeId);
      if (known && known.until > Date.now()) return known.version;
      const [row] = await db.asSystem(
        communeId,
        (tx) => tx<{ version: number }[]>`select version from tn.data_version`,
      );
      return keep(communeId, row?.version ?? 0);
    },

    listen(communeId, listener) {
      const heard = listeners.get(communeId) ?? new Set();
      listeners.set(communeId, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0) listeners.delete(communeId);
      };
    },

    get listeners() {
      return [...listeners.values()].reduce((sum, heard) => sum + heard.size, 0);
    },
  };
}

/** Does this change concern what the user sees? */
export const concerns = (change: Pick<Change, 'hamletId'>, user: Identity): boolean =>
  change.hamletId === null || user.hamletId === null || change.hamletId === user.hamletId;
