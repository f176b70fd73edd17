import type { CommuneFixture, HamletFixture } from '#tests/support/two_communes.ts';

/** Who asks in the walk: where he belongs decides what he may know. */
export interface Actor {
  name: string;
  role: 'anonymous' | 'staff' | 'leader' | 'member' | 'observer' | 'admin';
  communeId: string | null;
  hamletId: string | null;
  memberId: string | null;
}

type Kind = 'commune' | 'ground' | 'import' | 'hamlet' | 'cluster' | 'team' | 'person' | 'household' | 'private';

/** A word or identifier that must not be found in an answer to whoever may not know it. */
export interface Secret {
  token: string;
  kind: Kind;
  communeId: string;
  hamletId: string | null;
  /** the member in charge of the household it tells of */
  memberId: string | null;
}

/** Everything of a commune that could be given away. */
export const secretsOf = (commune: CommuneFixture): Secret[] => {
  const of = (kind: Kind, token: string, hamletId: string | null = null, memberId: string | null = null): Secret => ({
    token: token.toLowerCase(),
    kind,
    communeId: commune.id,
    hamletId,
    memberId,
  });
  const ofHamlet = (hamlet: HamletFixture): Secret[] => [
    of('hamlet', hamlet.id, hamlet.id),
    of('hamlet', hamlet.name, hamlet.id),
    of('cluster', hamlet.clusterId, hamlet.id),
    of('cluster', hamlet.clusterName, hamlet.id),
    of('team', hamlet.teamId, hamlet.id),
    of('person', hamlet.leaderId, hamlet.id),
    of('person', hamlet.leaderName, hamlet.id),
    of('person', hamlet.memberId, hamlet.id),
    of('person', hamlet.memberName, hamlet.id),
    of('private', hamlet.pinId, hamlet.id, hamlet.households[0]!.memberId),
    of('private', lastWord(hamlet.pinReason), hamlet.id, hamlet.households[0]!.memberId),
    ...hamlet.households.flatMap((h) => [
      of('household', h.id, hamlet.id, h.memberId),
      ...[lastWord(h.head), h.phone.slice(1), lastWord(h.address), h.code, lastWord(h.note), h.visitId].map((text) =>
        of('private', text, hamlet.id, h.memberId),
      ),
    ]),
  ];
  return [
    of('commune', commune.id),
    of('commune', commune.name),
    of('ground', lastWord(commune.laneName)),
    of('ground', lastWord(commune.groundSource)),
    of('import', commune.groundFile),
    of('import', commune.importId),
    of('import', commune.importFile),
    ...commune.hamlets.flatMap(ofHamlet),
  ];
};

const lastWord = (text: string): string => text.split(' ').at(-1) ?? text;

const OF_HAMLETS: ReadonlySet<Kind> = new Set(['hamlet', 'cluster', 'team', 'person', 'household', 'private']);

/** May the actor find this in an answer? The rule of the product, told a second time and independently of the policies. */
export function mayKnow(actor: Actor, secret: Secret): boolean {
  if (actor.role === 'anonymous') return false;
  // To manage accounts an administrator sees communes, hamlets and members; nothing of a household.
  if (actor.role === 'admin') return ['commune', 'hamlet', 'person'].includes(secret.kind);
  if (secret.communeId !== actor.communeId) return false;
  if (actor.role === 'staff') return true;
  if (actor.role === 'observer') return ['commune', 'ground', 'hamlet'].includes(secret.kind);
  if (OF_HAMLETS.has(secret.kind) && secret.hamletId !== actor.hamletId) return false;
  if (secret.kind === 'import') return false;
  return actor.role === 'leader' || secret.kind !== 'private' || secret.memberId === actor.memberId;
}

/** What an answer gives away that the actor may not know. `known` are words he wrote into the request himself. */
export function leaks(actor: Actor, answer: string, secrets: readonly Secret[], known = ''): string[] {
  const [text, asked] = [answer.toLowerCase(), known.toLowerCase()];
  return secrets
    .filter((secret) => !mayKnow(actor, secret) && text.includes(secret.token) && !asked.includes(secret.token))
    .map((secret) => `${secret.kind} ${secret.token}`);
}
