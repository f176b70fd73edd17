import { uuidv7 } from 'uuidv7';
import { proposeUsername } from '#geo/text/index.ts';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { newSlipCode, SLIP_DAYS, slipDigest } from './slip-code.ts';

/** A member who is to get a slip. */
export interface SlipPerson {
  memberId: string;
  hamletId: string;
  name: string;
  role: 'leader' | 'member';
  /** what he would like to be called */
  username: string | null;
}

/** A slip as it is printed, this once. */
export interface MadeSlip {
  memberId: string;
  accountId: string;
  username: string;
  role: 'leader' | 'member';
  code: string;
  /** the account was made with it */
  fresh: boolean;
  expiresAt: Date;
}

/** Why someone gets no slip. */
export type NoSlip = { memberId: string; reason: 'disabled' | 'other_role' };

interface Standing {
  accountId: string;
  memberId: string;
  username: string;
  role: string;
  disabled: boolean;
}

/**
 * Makes slips for members of the user's commune, with accounts for those who have none, all in this transaction.
 * An account that is there keeps its role, its password and its sessions; an earlier slip of it ends.
 *
 * @param tx  of the accounts: whether the user may see these members is asked before
 * @param unknownHash  of a password nobody knows, for new accounts
 */
export async function makeSlips(
  tx: Tx,
  user: Identity,
  people: readonly SlipPerson[],
  unknownHash: string,
): Promise<{ slips: MadeSlip[]; skipped: NoSlip[] }> {
  await tx`select pg_advisory_xact_lock(hashtextextended('tn.sign_in_slip', 11))`; // two at once would take the same names
  const accounts = await accountsOf(tx, user, people);
  const skipped: NoSlip[] = [];
  const slips: (MadeSlip & { name: string; hamletId: string })[] = [];
  const nameless: SlipPerson[] = [];
  const expiresAt = new Date(Date.now() + SLIP_DAYS * 86_400_000);
  const slip = { code: '', expiresAt };
  for (const person of people) {
    const { memberId } = person;
    const account = accounts.get(memberId);
    if (!account) nameless.push(person);
    else if (account.disabled) skipped.push({ memberId, reason: 'disabled' });
    else if (account.role !== 'leader' && account.role !== 'member') skipped.push({ memberId, reason: 'other_role' });
    else slips.push({ ...person, ...account, ...slip, role: account.role, fresh: false });
  }
  const usernames = await freeUsernames(tx, nameless);
  for (const [at, person] of nameless.entries()) {
    slips.push({ ...person, ...slip, accountId: uuidv7(), username: usernames[at]!, fresh: true });
  }
  for (const made of slips) made.code = newSlipCode();
  await insertAccounts(
    tx,
    user,
    slips.filter(({ fresh }) => fresh),
    unknownHash,
  );
  await writeSlips(tx, user, slips);
  for (const { fresh, memberId, accountId, role } of slips) {
    const action = fresh ? 'account.create' : 'account.slip';
    await audit(tx, user, { action, subjectId: memberId, detail: { account: accountId, role, slip: true } });
  }
  return {
    slips: slips.map(({ name: _, hamletId: __, ...made }) => made),
    skipped,
  };
}

async function accountsOf(tx: Tx, user: Identity, people: readonly SlipPerson[]): Promise<Map<string, Standing>> {
  const rows = await tx<Standing[]>`
    select p.account_id as "accountId", p.member_id as "memberId", u.username, p.role,
      p.disabled_at is not null as disabled
    from tn.account_profile p
    join auth."user" u on u.id = p.account_id
    where p.commune_id = ${user.communeId} and p.member_id = any(${people.map(({ memberId }) => memberId)}::uuid[])
    order by p.disabled_at is null, u."createdAt" desc`;
  return new Map(rows.map((row) => [row.memberId, row])); // of several the oldest that is open
}

/** Numbers behind a name that are asked for at once. */
const ASKED = 40;

/** A free user name for each: the wished one, else one made of the name. */
async function freeUsernames(tx: Tx, people: readonly SlipPerson[]): Promise<string[]> {
  const taken = new Set<string>();
  const asked = new Set<string>();
  for (;;) {
    const given = new Set<string>();
    const isTaken = (username: string) => taken.has(username) || given.has(username);
    const usernames = people.map(({ name, username: wish }) => {
      const username = wish !== null && !isTaken(wish) ? wish : proposeUsername(name, isTaken);
      given.add(username);
      return username;
    });
    const unknown = usernames.filter((username) => !asked.has(username));
    if (unknown.length === 0) return usernames;
    const candidates = unknown.flatMap((username) => [username, ...numbered(username)]);
    const rows = await tx<{ username: string }[]>`
      select username from auth."user" where username = any(${candidates})`;
    for (const candidate of candidates) asked.add(candidate);
    for (const { username } of rows) taken.add(username);
  }
}

function numbered(username: string): string[] {
  const [, base = username, number = '1'] = /^(.*?)(\d*)$/.exec(username) ?? [];
  const from = Number(number === '' ? '1' : number) + 1;
  return Array.from({ length: ASKED }, (_, i) => `${base}${from + i}`);
}

async function insertAccounts(
  tx: Tx,
  user: Identity,
  accounts: readonly {
    accountId: string;
    username: string;
    name: string;
    role: string;
    hamletId: string;
    memberId: string;
  }[],
  passwordHash: string,
): Promise<void> {
  if (accounts.length === 0) return;
  await tx`insert into auth."user" ${tx(
    accounts.map(({ accountId: id, name, username }) => ({
      id,
      name,
      email: `${id}@accounts.invalid`, // better-auth wants one; nobody is written to
      username,
      displayUsername: username,
    })),
  )}`;
  await tx`insert into auth.account ${tx(
    accounts.map(({ accountId }) => ({
      id: uuidv7(),
      accountId,
      providerId: 'credential',
      userId: accountId,
      password: passwordHash,
    })),
  )}`;
  await tx`insert into tn.account_profile ${tx(
    accounts.map(({ accountId, role, hamletId, memberId }) => ({
      account_id: accountId,
      role,
      commune_id: user.communeId,
      hamlet_id: hamletId,
      member_id: memberId,
    })),
  )}`;
}

async function writeSlips(
  tx: Tx,
  user: Identity,
  slips: readonly { accountId: string; code: string; expiresAt: Date }[],
): Promise<void> {
  if (slips.length === 0) return;
  await tx`
    insert into tn.sign_in_slip ${tx(
      slips.map(({ accountId, code, expiresAt }) => ({
        commune_id: user.communeId,
        account_id: accountId,
        digest: slipDigest(accountId, code),
        made_by: user.accountId,
        expires_at: expiresAt,
      })),
    )}
    on conflict (commune_id, account_id) do update set
      digest = excluded.digest, made_at = now(), made_by = excluded.made_by, expires_at = excluded.expires_at,
      used_at = null`;
}

/** Whose slip this is, where it still holds and the account is open. Nothing is used up. */
export async function findSlip(
  tx: Tx,
  username: string,
  code: string,
): Promise<{ accountId: string; displayName: string } | null> {
  const [row] = await tx<{ accountId: string; displayName: string; digest: string }[]>`
    select s.account_id as "accountId", u.name as "displayName", s.digest
    from auth."user" u
    join tn.account_profile p on p.account_id = u.id and p.disabled_at is null
    join tn.sign_in_slip s on s.commune_id = p.commune_id and s.account_id = u.id
    where u.username = ${username} and s.used_at is null and s.expires_at > now()`;
  if (!row || row.digest !== slipDigest(row.accountId, code)) return null;
  return { accountId: row.accountId, displayName: row.displayName };
}

/** Uses the slip up. @returns its account, or null where it does not hold or somebody was quicker */
export async function useSlip(tx: Tx, username: string, code: string): Promise<string | null> {
  const found = await findSlip(tx, username, code);
  if (!found) return null;
  const [used] = await tx<{ account_id: string }[]>`
    update tn.sign_in_slip set used_at = now()
    where account_id = ${found.accountId} and digest = ${slipDigest(found.accountId, code)} and used_at is null
    returning account_id`;
  return used ? found.accountId : null;
}
