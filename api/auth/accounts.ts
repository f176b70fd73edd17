import { uuidv7 } from 'uuidv7';
import type { Database } from '../db/database.ts';
import type { Role, Tx } from '../db/door.ts';
import { invalidField, problem } from '../http/problem.ts';
import { checkPassword, hashPassword } from './passwords.ts';

export interface NewAccount {
  username: string;
  password: string;
  role: Role;
  communeId: string | null;
  hamletId: string | null;
  memberId: string | null;
  displayName?: string;
}

export interface AccountRow {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  communeId: string | null;
  communeName: string | null;
  hamletId: string | null;
  hamletName: string | null;
  memberId: string | null;
  disabledAt: Date | null;
  createdAt: Date;
}

/** What a user name may be made of. Lower case throughout: typed in capitals it is the same. */
export const USERNAME = /^[a-z0-9][a-z0-9_.]{2,29}$/;
export const normaliseUsername = (typed: string): string => typed.trim().toLowerCase();

/**
 * Creates an account with its profile in one transaction.
 * @returns its id
 * @throws problem `username_taken`, `weak_password`, `invalid_reference`
 */
export async function createAccount(db: Pick<Database, 'asAccounts'>, account: NewAccount): Promise<string> {
  checkPassword(account.password);
  const password = await hashPassword(account.password); // slow on purpose: not inside the transaction
  return db.asAccounts((tx) => insertAccount(tx, account, password));
}

/** The same inside a transaction at hand, with the password hashed already. */
export async function insertAccount(tx: Tx, account: NewAccount, passwordHash: string): Promise<string> {
  const username = normaliseUsername(account.username);
  if (!USERNAME.test(username)) throw invalidField('username', 'username');
  await checkPlace(tx, account);
  const id = uuidv7();
  const [user] = await tx`
    insert into auth."user" ${tx({
      id,
      name: account.displayName ?? username,
      email: `${id}@accounts.invalid`, // better-auth wants one; nobody is written to
      username,
      displayUsername: username,
    })}
    on conflict (username) do nothing
    returning id`;
  if (!user) throw problem('username_taken');
  await tx`insert into auth.account ${tx({ id: uuidv7(), accountId: id, providerId: 'credential', userId: id, password: passwordHash })}`;
  await tx`insert into tn.account_profile ${tx({
    account_id: id,
    role: account.role,
    commune_id: account.communeId,
    hamlet_id: account.hamletId,
    member_id: account.memberId,
  })}`;
  return id;
}

/** A profile's commune, hamlet and member must exist and belong together, and be there where the role needs them. */
export async function checkPlace(
  tx: Tx,
  place: Pick<NewAccount, 'role' | 'communeId' | 'hamletId' | 'memberId'>,
): Promise<void> {
  const { role, communeId, hamletId, memberId } = place;
  const wrong = (field: string) => problem('invalid_reference', { params: { field } });
  if ((role === 'admin') !== (communeId === null)) throw wrong('communeId');
  if ((role === 'leader' || role === 'member') && hamletId === null) throw wrong('hamletId');
  if (role !== 'leader' && role !== 'member' && (hamletId !== null || memberId !== null)) throw wrong('hamletId');
  if (communeId === null) return;
  const [found] = await tx<{ commune: boolean; hamlet: boolean; member: boolean }[]>`
    select exists (select from tn.commune where id = ${communeId}) as commune,
           ${hamletId}::uuid is null
             or exists (select from tn.hamlet where commune_id = ${communeId} and id = ${hamletId}) as hamlet,
           ${memberId}::uuid is null
             or exists (select from tn.member
                        where commune_id = ${communeId} and id = ${memberId} and hamlet_id = ${hamletId}) as member`;
  if (!found?.commune) throw wrong('communeId');
  if (!found.hamlet) throw wrong('hamletId');
  if (!found.member) throw wrong('memberId');
}

/** Sets a new password and ends every session of the account but `except`. */
export async function setPassword(
  db: Pick<Database, 'asAccounts'>,
  accountId: string,
  password: string,
  { except = null }: { except?: string | null } = {},
): Promise<void> {
  checkPassword(password);
  const hashed = await hashPassword(password);
  await db.asAccounts((tx) => writePassword(tx, accountId, hashed, except));
}

/** The same inside a transaction at hand, with the password hashed already. */
export async function writePassword(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  except: string | null = null,
): Promise<void> {
  await tx`
    update auth.account set password = ${passwordHash}, "updatedAt" = now()
    where "userId" = ${accountId} and "providerId" = 'credential'`;
  await tx`delete from auth.session where "userId" = ${accountId} and token is distinct from ${except}`;
  await tx`
    delete from auth.failure f using auth."user" u where u.id = ${accountId} and f.username = u.username`;
}

/** Accounts with their place, by user name. */
export const listAccounts = (tx: Tx, { id = null }: { id?: string | null } = {}) => tx<AccountRow[]>`
  select u.id, u.username, u.name as "displayName", p.role, p.commune_id as "communeId", c.name as "communeName",
         p.hamlet_id as "hamletId", h.name as "hamletName", p.member_id as "memberId",
         p.disabled_at as "disabledAt", u."createdAt"
  from auth."user" u
  join tn.account_profile p on p.account_id = u.id
  left join tn.commune c on c.id = p.commune_id
  left join tn.hamlet h on h.commune_id = p.commune_id and h.id = p.hamlet_id
  where ${id === null ? tx`true` : tx`u.id = ${id}`}
  order by u.username`;
