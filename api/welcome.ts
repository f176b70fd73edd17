import { makeToken } from './auth/one-time.ts';
import { verifyPassword } from './auth/passwords.ts';
import { DEMO_USERNAMES } from './cli/demo-accounts.ts';
import { type Config, DEFAULT_DEMO_PASSWORD } from './config.ts';
import type { Database } from './db/database.ts';

/** The demo password everyone knows would be good beyond this machine. */
export class KnownPassword extends Error {}

const FIRST_ADMIN_HOURS = 72;

/**
 * Refuses to go on where a demo account answers, or is going to answer, to the password in the README.
 * @param planned  password of demo accounts about to be made
 * @throws {KnownPassword}
 */
export async function refuseKnownPassword(db: Database, planned?: string): Promise<void> {
  if (planned === DEFAULT_DEMO_PASSWORD) throw new KnownPassword();
  for (const { password } of await demoPasswords(db)) {
    if (await verifyPassword(password, DEFAULT_DEMO_PASSWORD)) throw new KnownPassword();
  }
}

/** What is printed when the server is ready: the address, who can sign in, or how the first administrator comes in. */
export async function welcome(db: Database, config: Config, url: string): Promise<string[]> {
  const lines = ['', `  Từng Nhà: ${url}`, ''];
  if (!(await hasAdministrator(db))) {
    const token = await makeToken(db, 'first-admin', FIRST_ADMIN_HOURS);
    lines.push(
      '  Tạo người quản trị đầu tiên (dùng một lần) / First administrator (works once):',
      `  ${url}/first-admin#${token}`,
      '',
    );
  }
  const accounts = await demoPasswords(db);
  if (accounts.length > 0) {
    const known = await verifyPassword(accounts[0]!.password, config.demoPassword);
    lines.push(
      `  Tài khoản mẫu / demo accounts: ${accounts.map((account) => account.username).join(', ')}`,
      `  Mật khẩu / password: ${known ? config.demoPassword : 'như đã đặt khi tạo / as set when they were made'}`,
      '',
    );
  }
  return lines;
}

const hasAdministrator = (db: Database): Promise<boolean> =>
  db.asAccounts(async (tx) => {
    const [row] = await tx<{ found: boolean }[]>`
      select exists (select from tn.account_profile where role = 'admin' and disabled_at is null) as found`;
    return row!.found;
  });

/** Demo accounts by name, where a fictitious commune is in the database, with the hash of their password. */
const demoPasswords = (db: Database) =>
  db.asAccounts(
    (tx) => tx<{ username: string; password: string }[]>`
      select u.username, a.password
      from auth."user" u join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
      join tn.account_profile p on p.account_id = u.id and p.disabled_at is null
      where u.username = any(${[...DEMO_USERNAMES]}) and exists (select from tn.commune where demo)
      order by array_position(${[...DEMO_USERNAMES]}::text[], u.username)`,
  );
