import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import type { Auth } from './better.ts';

/** A user with a session that holds. */
export interface SignedIn {
  user: Identity;
  token: string;
  displayName: string;
  communeName: string | null;
  hamletName: string | null;
  demo: boolean;
}

export interface Sessions {
  /** Who sends these cookies, or null. Looked up at most every few seconds; `setCookie` prolongs the session. */
  find(cookie: string | undefined): Promise<{ found: SignedIn; setCookie: string[] } | null>;
  /** Drops what is kept of an account's sessions: after sign-out, a new password, a change of role. */
  forget(accountId: string): void;
}

/** A session ended in another process holds no longer than this here. */
const KEPT_MS = 5_000;
const KEPT_MOST = 10_000;

interface Kept {
  found: SignedIn;
  until: number;
}

/** Sessions, kept in the process for a moment: a look-up costs queries, and one page asks many times. */
export function createSessions(db: Database, auth: Auth, now: () => number = Date.now): Sessions {
  const kept = new Map<string, Kept>();
  const asked = new Map<string, Promise<{ found: SignedIn; setCookie: string[] } | null>>();
  let generation = 0;

  async function lookUp(cookie: string) {
    const startedIn = generation;
    const answer = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
    const session = answer.response?.session;
    if (!session) return null;
    const found = await profileOf(db, session.userId, session.token);
    if (!found) return null;
    if (startedIn === generation) {
      if (kept.size >= KEPT_MOST) kept.clear();
      kept.set(cookie, { found, until: now() + KEPT_MS });
    }
    return { found, setCookie: answer.headers.getSetCookie() };
  }

  return {
    async find(header) {
      const cookie = sessionCookie(header);
      if (cookie === null) return null;
      const known = kept.get(cookie);
      if (known && known.until > now()) return { found: known.found, setCookie: [] };
      kept.delete(cookie);
      const running = asked.get(cookie) ?? lookUp(cookie).finally(() => asked.delete(cookie));
      asked.set(cookie, running);
      return running;
    },
    forget(accountId) {
      generation += 1; // what is being looked up right now may be from before
      asked.clear();
      for (const [cookie, { found }] of kept) if (found.user.accountId === accountId) kept.delete(cookie);
    },
  };
}

/** Only the session's own cookie of the header: others must not make two entries of one session. */
function sessionCookie(header: string | undefined): string | null {
  const part = header?.split(';').find((piece) => /^(__Secure-)?tungnha\.session_token=/.test(piece.trim()));
  return part ? part.trim() : null;
}

async function profileOf(db: Database, accountId: string, token: string): Promise<SignedIn | null> {
  const rows = await db.asAccounts(
    (tx) => tx<(Identity & Omit<SignedIn, 'user' | 'token'>)[]>`
      select u.id as "accountId", u.username, u.name as "displayName", p.role, p.commune_id as "communeId",
             p.hamlet_id as "hamletId", p.member_id as "memberId", c.name as "communeName", h.name as "hamletName",
             coalesce(c.demo, false) as demo
      from auth."user" u
      join tn.account_profile p on p.account_id = u.id and p.disabled_at is null
      left join tn.commune c on c.id = p.commune_id
      left join tn.hamlet h on h.commune_id = p.commune_id and h.id = p.hamlet_id
      where u.id = ${accountId}`,
  );
  const row = rows[0];
  if (!row) return null;
  const { displayName, communeName, hamletName, demo, ...user } = row;
  return { user, token, displayName, communeName, hamletName, demo };
}
