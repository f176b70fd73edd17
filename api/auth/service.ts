import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { type Auth, createAuth } from './better.ts';
import { createSessions, type Sessions } from './sessions.ts';

/** Accounts and sessions of one process. */
export interface AuthService {
  auth: Auth;
  sessions: Sessions;
}

/** Ready once the database is migrated. */
export async function createAuthService(db: Database, config: Config): Promise<AuthService> {
  const auth = await createAuth(db, config);
  return { auth, sessions: createSessions(db, auth) };
}
