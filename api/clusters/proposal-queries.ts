import { uuidv7 } from 'uuidv7';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { ClusterChange, Move } from './change.ts';
import type { ClusterProblem, ClusterProposal, ClusterProposalHead, ClusterShape, ProposalOptions } from './schema.ts';

/** What is kept of a proposal's outcome. */
export interface Outcome {
  clusters: ClusterShape[];
  moved: Move[];
  unplaced: string[];
  problems: ClusterProblem[];
  approximate: boolean;
  /** missing in a change by hand */
  measure?: ClusterProposal['measure'];
}

/** What was accepted of a proposal. */
export interface Accepted extends ClusterChange {
  /** clusters of its outcome; all of them where it is not said */
  parts?: readonly string[];
}

interface ProposalRow extends Omit<ClusterProposalHead, 'state'> {
  options: ProposalOptions;
  before: { clusters: ClusterShape[] };
  after: Outcome;
  accepted: Accepted | null;
}

/** Earlier changes nobody comes back to. */
const MOST_LISTED = 50;

/** Keeps a proposal; one that is accepted at once is a change by hand. @returns its identifier */
export async function insertProposal(
  tx: Tx,
  user: Identity,
  proposal: {
    hamletId: string;
    how: ClusterProposalHead['how'];
    options?: ProposalOptions;
    before: readonly ClusterShape[];
    after: Outcome;
    accepted?: ClusterChange;
  },
): Promise<string> {
  const id = uuidv7();
  const { hamletId, how, options = {}, before, after, accepted = null } = proposal;
  const json = (value: unknown) => tx.json(value as never);
  await tx`
    insert into tn.proposal (commune_id, id, hamlet_id, kind, how, options, before, after, accepted, accepted_at, made_by)
    values (${user.communeId}, ${id}, ${hamletId}, 'clusters', ${how}, ${json(options)}, ${json({ clusters: before })},
      ${json(after)}, ${accepted && json(accepted)}, ${accepted ? tx`now()` : null}, ${user.accountId})`;
  return id;
}

const head = (tx: Tx) => tx`
  p.id, p.hamlet_id as "hamletId", p.how, p.version, p.made_at as "madeAt", p.accepted_at as "acceptedAt",
  p.undone_at as "undoneAt",
  jsonb_array_length(p.after -> 'clusters')
    - jsonb_array_length(coalesce(p.accepted -> 'parts', case when p.accepted is null then '[]' else p.after -> 'clusters' end))
    as "left"`;

/** A hamlet's proposals and changes, the newest first. */
export async function listProposals(tx: Tx, hamletId: string | undefined): Promise<ClusterProposalHead[]> {
  const rows = await tx<Omit<ClusterProposalHead, 'state'>[]>`
    select ${head(tx)} from tn.proposal p
    where p.commune_id = tn.current_commune() and p.kind = 'clusters'
      ${hamletId ? tx`and p.hamlet_id = ${hamletId}` : tx``}
    order by p.made_at desc, p.id desc
    limit ${MOST_LISTED}`;
  return rows.map(headOf);
}

/** One proposal. @throws not_found */
export async function readProposal(tx: Tx, id: string, { hold = false } = {}): Promise<ProposalRow> {
  const [row] = await tx<ProposalRow[]>`
    select ${head(tx)}, p.options, p.before, p.after, p.accepted
    from tn.proposal p
    where p.commune_id = tn.current_commune() and p.kind = 'clusters' and p.id = ${id}
    ${hold ? tx`for update` : tx``}`;
  if (!row) throw problem('not_found');
  return row;
}

export const markAccepted = (tx: Tx, id: string, accepted: Accepted) => tx`
  update tn.proposal set accepted = ${tx.json(accepted as never)}, accepted_at = now(), version = version + 1
  where commune_id = tn.current_commune() and id = ${id}`;

export const markUndone = (tx: Tx, id: string) => tx`
  update tn.proposal set undone_at = now(), version = version + 1
  where commune_id = tn.current_commune() and id = ${id}`;

/** As it is answered. */
export const toProposal = (row: ProposalRow): ClusterProposal => {
  const { options, before, after } = row;
  const { clusters, ...outcome } = after;
  const measure = outcome.measure ?? null;
  return {
    ...headOf(row),
    taken: takenOf(row),
    options,
    before: before.clusters,
    after: clusters,
    ...outcome,
    measure,
  };
};

/** Clusters of a proposal's outcome that were accepted. */
export const takenOf = ({ accepted, after }: Pick<ProposalRow, 'accepted' | 'after'>): string[] =>
  accepted ? [...(accepted.parts ?? after.clusters.map(({ id }) => id))] : [];

function headOf(row: Omit<ClusterProposalHead, 'state'>): ClusterProposalHead {
  const { id, hamletId, how, version, undoneAt, acceptedAt, left } = row;
  const state = undoneAt ? 'undone' : acceptedAt ? 'accepted' : 'open';
  const instant = (at: string | null) => at && new Date(at).toISOString();
  return {
    id,
    hamletId,
    how,
    state,
    madeAt: instant(row.madeAt)!,
    acceptedAt: instant(acceptedAt),
    undoneAt: instant(undoneAt),
    left,
    version,
  };
}
