import type { Database } from '../db/database.ts';
import { systemAdministrator } from '../db/door.ts';
import { Usage } from './command.ts';

/** The commune named by code, or the only one. */
export async function findCommune(db: Database, code: string | undefined): Promise<string> {
  const communes = await db.asUser(
    systemAdministrator,
    (tx) => tx<{ id: string; code: string; name: string }[]>`select id, code, name from tn.commune order by code`,
  );
  const found = code === undefined ? communes : communes.filter((commune) => commune.code === code);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  const known = communes.map((commune) => `${commune.code} (${commune.name})`).join(', ') || '–';
  throw new Usage(
    code === undefined && communes.length > 1
      ? `Có nhiều xã, hãy thêm --commune: ${known}. / Several communes, add --commune: ${known}.`
      : `Không có xã này; các xã đã có: ${known}. / No such commune; known: ${known}.`,
  );
}
