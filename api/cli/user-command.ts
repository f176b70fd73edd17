import { parseArgs } from 'node:util';
import { createAccount, listAccounts } from '../auth/accounts.ts';
import { generatePassword } from '../auth/passwords.ts';
import type { Database } from '../db/database.ts';
import { ROLES, type Role } from '../db/door.ts';
import { type Command, type Output, Usage } from './command.ts';

const USAGE = `npm run user -- create --username U --role ${ROLES.join('|')} [--commune CODE] [--hamlet NAME|CODE] [--member ID] [--password P] [--name "Display name"]
npm run user -- list`;

/** npm run user: makes and lists accounts. */
export const userCommand: Command = async (db, { args, out }) => {
  const { values, positionals } = readArguments(args);
  if (positionals[0] === 'list') await list(db, out);
  else if (positionals[0] === 'create') await create(db, values, out);
  else throw new Usage(USAGE);
  return 0;
};

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { username: text, role: text, commune: text, hamlet: text, member: text, password: text, name: text },
    });
  } catch {
    throw new Usage(USAGE);
  }
}

/** Creates the account; a password nobody gave is made up and printed once. */
async function create(db: Database, values: Values, out: Output): Promise<void> {
  const { username, role } = values;
  if (!username || !ROLES.includes(role as Role)) throw new Usage(USAGE);
  const place = role === 'admin' ? { communeId: null, hamletId: null } : await placeOf(db, values);
  const password = values.password ?? generatePassword();
  await createAccount(db, {
    username,
    password,
    role: role as Role,
    ...place,
    memberId: values.member ?? null,
    ...(values.name === undefined ? {} : { displayName: values.name }),
  });
  out.log(`Đã tạo tài khoản ${username} (${role}) / account created`);
  if (values.password === undefined) out.log(`Mật khẩu, chỉ hiện một lần / password, shown once: ${password}`);
}

/** Commune by code (the only one where there is one), hamlet by name or code. */
function placeOf(db: Database, { commune, hamlet }: Values) {
  return db.asAccounts(async (tx) => {
    const communes = await tx<{ id: string; code: string }[]>`
      select id, code from tn.commune where ${commune === undefined ? tx`true` : tx`code = ${commune}`}`;
    if (communes.length !== 1) {
      throw new Usage(
        commune === undefined
          ? 'Hãy nêu --commune MÃ / name a commune: --commune CODE'
          : `Không có xã ${commune} / no such commune`,
      );
    }
    const communeId = communes[0]!.id;
    if (hamlet === undefined) return { communeId, hamletId: null };
    const [found] = await tx<{ id: string }[]>`
      select id from tn.hamlet
      where commune_id = ${communeId} and (lower(name) = lower(${hamlet}) or code = ${hamlet})
      order by code = ${hamlet} desc limit 1`;
    if (!found) throw new Usage(`Không có xóm ${hamlet} / no such hamlet`);
    return { communeId, hamletId: found.id };
  });
}

async function list(db: Database, out: Output): Promise<void> {
  const rows = await db.asAccounts((tx) => listAccounts(tx));
  for (const { username, role, communeName, hamletName, disabledAt } of rows) {
    out.log([username, role, communeName ?? '', hamletName ?? '', disabledAt ? 'disabled' : ''].join('\t'));
  }
}
