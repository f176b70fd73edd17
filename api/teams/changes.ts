import { uuidv7 } from 'uuidv7';
import { localDateOf } from '#geo';
import { cleanText, normalisePhone } from '#geo/text/index.ts';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { unassignEnded } from '../db/state.ts';
import { invalidField, problem } from '../http/problem.ts';
import { getMember } from './queries.ts';
import type { Member, MemberCreate, MemberPatch } from './schema.ts';

interface Term {
  name: string;
  phone: string | null;
  role: Member['role'];
  body: Member['body'];
  from_on: string;
  to_on: string | null;
}

/**
 * Begins a member's term in the team of a hamlet, under the client's identifier; the same again is the same.
 *
 * @throws not_found for a hamlet outside what the user may see, id_taken, invalid_request
 */
export async function createMember(tx: Tx, user: Identity, request: MemberCreate) {
  const term: Term = {
    name: nameOf(request.name),
    phone: request.phone ? phoneOf(request.phone) : null,
    role: request.role ?? 'member',
    body: request.body ?? null,
    from_on: request.fromOn ?? localDateOf(new Date()),
    to_on: request.toOn ?? null,
  };
  checkTerm(term);
  const team_id = await teamOf(tx, user, request.hamletId);
  const row = { commune_id: user.communeId, id: request.id, team_id, hamlet_id: request.hamletId, ...term };
  const result = await tx`insert into tn.member ${tx({ ...row })} on conflict (commune_id, id) do nothing`;
  if (result.count > 0) {
    await audit(tx, user, { action: 'member.create', subjectId: request.id });
    return { member: await getMember(tx, user, request.id), created: true };
  }
  const [same] = await tx`
    select from tn.member
    where commune_id = tn.current_commune() and id = ${request.id} and hamlet_id = ${request.hamletId}
      and name = ${term.name} and phone is not distinct from ${term.phone} and role = ${term.role}
      and body is not distinct from ${term.body} and from_on = ${term.from_on}
      and to_on is not distinct from ${term.to_on}`;
  if (!same) throw problem('id_taken');
  return { member: await getMember(tx, user, request.id), created: false };
}

/** The hamlet's team; the office's first member of a hamlet brings it into being. */
async function teamOf(tx: Tx, user: Identity, hamletId: string): Promise<string> {
  const [hamlet] = await tx<{ name: string; team: string | null }[]>`
    select g.name, t.id as team
    from tn.hamlet g
    left join tn.team t on t.commune_id = g.commune_id and t.hamlet_id = g.id
    where g.commune_id = tn.current_commune() and g.id = ${hamletId}`;
  if (!hamlet) throw problem('not_found');
  if (hamlet.team !== null) return hamlet.team;
  const id = uuidv7();
  await tx`
    insert into tn.team (commune_id, id, hamlet_id, name)
    values (${user.communeId}, ${id}, ${hamletId}, ${`Tổ CNSCĐ ${hamlet.name}`})`;
  return id;
}

/**
 * Corrects a term or ends it; the households of an ended term are in nobody's charge from then on.
 *
 * @param version  the version the user saw
 * @throws not_found, stale_version, invalid_request
 */
export async function patchMember(tx: Tx, user: Identity, id: string, patch: MemberPatch, version: number) {
  const [held] = await tx<(Term & { version: number })[]>`
    select name, phone, role, body, from_on, to_on, version from tn.member
    where commune_id = tn.current_commune() and id = ${id}
    for update`;
  if (!held) throw problem('not_found');
  if (held.version !== version) throw problem('stale_version');
  const term: Term = {
    name: patch.name === undefined ? held.name : nameOf(patch.name),
    phone: patch.phone === undefined ? held.phone : patch.phone && phoneOf(patch.phone),
    role: patch.role ?? held.role,
    body: patch.body === undefined ? held.body : patch.body,
    from_on: patch.fromOn ?? held.from_on,
    to_on: patch.toOn === undefined ? held.to_on : patch.toOn,
  };
  checkTerm(term);
  await tx`
    update tn.member set ${tx({ ...term, version: version + 1 })}
    where commune_id = tn.current_commune() and id = ${id}`;
  await audit(tx, user, { action: 'member.patch', subjectId: id, detail: { fields: Object.keys(patch) } });
  await unassignEnded(tx);
  return getMember(tx, user, id);
}

function checkTerm({ from_on, to_on }: Term): void {
  if (to_on !== null && to_on < from_on) throw invalidField('toOn', 'term_ends_first');
}

function nameOf(text: string): string {
  const name = cleanText(text);
  if (name === '') throw invalidField('name', 'empty');
  return name;
}

function phoneOf(text: string): string {
  const phone = normalisePhone(text);
  if (phone === null) throw invalidField('phone', 'phone');
  return phone;
}
