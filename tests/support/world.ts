import { createAccount } from '#api/auth/accounts.ts';
import type { Role } from '#api/db/door.ts';
import type { RunningServer } from '#api/server.ts';
import { openApplication } from './application.ts';
import { anonymous, type Client, signIn } from './client.ts';
import { type CommuneFixture, communeFixture, writeCommune } from './two_communes.ts';

const PASSWORD = 'mat-khau-cua-bai-thu';

/** Two communes alike, and people of every role in the first one. */
export interface World extends RunningServer {
  here: CommuneFixture;
  elsewhere: CommuneFixture;
  people: Record<Role, Client> & { anonymous: Client };
}

/** Opens the application over two communes; leader and member belong to the first hamlet of the first commune. */
export async function openWorld(): Promise<World> {
  const application = await openApplication();
  const { db, url } = application;
  const [here, elsewhere] = [communeFixture('a'), communeFixture('b')];
  for (const commune of [here, elsewhere]) await db.owner((tx) => writeCommune(tx, commune));

  const [home] = here.hamlets;
  const places = {
    staff: { communeId: here.id, hamletId: null, memberId: null },
    leader: { communeId: here.id, hamletId: home.id, memberId: home.leaderId },
    member: { communeId: here.id, hamletId: home.id, memberId: home.memberId },
    observer: { communeId: here.id, hamletId: null, memberId: null },
    admin: { communeId: null, hamletId: null, memberId: null },
  };
  const enter = async (role: Role): Promise<Client> => {
    await createAccount(db, { username: `thu.${role}`, password: PASSWORD, role, ...places[role] });
    return signIn(url, `thu.${role}`, PASSWORD);
  };
  const people = {
    staff: await enter('staff'),
    leader: await enter('leader'),
    member: await enter('member'),
    observer: await enter('observer'),
    admin: await enter('admin'),
    anonymous: anonymous(url),
  };
  await application.followed;
  return { ...application, here, elsewhere, people };
}
