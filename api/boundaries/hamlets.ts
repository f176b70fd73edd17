import { uuidv7 } from 'uuidv7';
import { cleanText, foldVietnamese } from '#geo/text/index.ts';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { invalidField, problem } from '../http/problem.ts';
import type { BoundaryChange } from './keep.ts';
import { keepBoundaries } from './keep.ts';
import { insertHamlet, insertTeam, readHamlets, renameHamletRow, renameTeam } from './queries.ts';
import type { HamletBoundary } from './schema.ts';

/** What a hamlet's team is called as long as nobody gives it another name. */
const teamNameOf = (hamlet: string): string => `Tổ CNSCĐ ${hamlet}`;

/** A short name that no other hamlet has: `xom-3`, `xom-3-2`. */
export function freeHamletCode(name: string, taken: ReadonlySet<string>): string {
  const base = foldVietnamese(name).replace(/[^a-z0-9]+/g, '-') || 'xom';
  let code = base;
  for (let n = 2; taken.has(code); n++) code = `${base}-${n}`;
  return code;
}

/**
 * Adds a hamlet with its team under the client's identifier; the same again is the same.
 *
 * @throws name_taken, id_taken, boundary_…
 */
export async function createHamlet(
  tx: Tx,
  user: Identity,
  { id, name: told, boundary }: { id: string; name: string; boundary?: BoundaryChange['boundary'] | undefined },
): Promise<{ hamlet: HamletBoundary; created: boolean }> {
  const name = nameOf(told);
  const hamlets = await readHamlets(tx);
  const there = hamlets.find((hamlet) => hamlet.id === id);
  if (there && there.name !== name) throw problem('id_taken');
  if (there) return { hamlet: there, created: false };
  checkName(hamlets, id, name);
  const code = freeHamletCode(name, new Set(hamlets.map((hamlet) => hamlet.code)));
  await insertHamlet(tx, { id, code, name }).catch(nameTaken(name));
  await insertTeam(tx, { id: uuidv7(), hamletId: id, name: teamNameOf(name) });
  await audit(tx, user, { action: 'hamlet.create', subjectId: id });
  if (boundary) await keepBoundaries(tx, user, [{ id, version: 1, boundary }]);
  return { hamlet: (await readHamlets(tx)).find((hamlet) => hamlet.id === id)!, created: true };
}

/** Renames a hamlet, and its team with it. @throws not_found, stale_version, name_taken */
export async function renameHamlet(tx: Tx, user: Identity, id: string, told: string, version: number) {
  const name = nameOf(told);
  const hamlets = await readHamlets(tx, true);
  const hamlet = hamlets.find((other) => other.id === id);
  if (!hamlet) throw problem('not_found');
  if (hamlet.version !== version) throw problem('stale_version');
  checkName(hamlets, id, name);
  await renameHamletRow(tx, id, name);
  await renameTeam(tx, id, teamNameOf(hamlet.name), teamNameOf(name));
  await audit(tx, user, { action: 'hamlet.patch', subjectId: id, detail: { fields: ['name'] } });
  return { ...hamlet, name, version: version + 1 };
}

function nameOf(told: string): string {
  const name = cleanText(told);
  if (name !== '') return name;
  throw invalidField('name', 'empty');
}

/** @throws name_taken where another hamlet is called so, accents and capitals aside */
function checkName(hamlets: readonly HamletBoundary[], id: string, name: string): void {
  const folded = foldVietnamese(name);
  if (hamlets.some((other) => other.id !== id && foldVietnamese(other.name) === folded))
    throw problem('name_taken', { params: { name } });
}

/** Somebody was quicker: the database's own word that the name is there. */
const nameTaken =
  (name: string) =>
  (error: unknown): never => {
    if ((error as { constraint_name?: string }).constraint_name === 'hamlet_commune_id_name_key')
      throw problem('name_taken', { params: { name } });
    throw error;
  };
