import { uuidv7 } from 'uuidv7';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { Change, Ledger, Proposal, ProposalContent, ProposalOptions, ProposalSummary, Side } from './schema.ts';

interface ProposalRow {
  id: string;
  hamlet_id: string;
  options: ProposalOptions;
  before: Side;
  /** the ledger is missing in older ones */
  after: Side & Omit<ProposalContent, 'before' | 'after' | 'ledger'> & Partial<Pick<ProposalContent, 'ledger'>>;
  accepted: { householdIds: string[] } | null;
  accepted_at: Date | null;
  undone_at: Date | null;
  made_at: Date;
  version: number;
}

/** Proposals shown in a list: older ones are of no use any more. */
const MOST_LISTED = 20;

/** Keeps what was computed. @returns its id */
export async function keepProposal(
  tx: Tx,
  user: Identity,
  { hamletId, options, content }: { hamletId: string; options: ProposalOptions; content: ProposalContent },
): Promise<string> {
  const id = uuidv7();
  const { before, after, ...rest } = content;
  await tx`
    insert into tn.proposal (commune_id, id, hamlet_id, kind, options, before, after, made_by)
    values (tn.current_commune(), ${id}, ${hamletId}, 'assignments', ${tx.json(options)}, ${tx.json(before as never)},
      ${tx.json({ ...after, ...rest } as never)}, ${user.accountId})`;
  await audit(tx, user, { action: 'assignments.propose', subjectId: id, detail: { changes: content.changes.length } });
  return id;
}

/** The newest proposals of the hamlets the user may see, the newest first. */
export async function listProposals(tx: Tx, hamlet: string | undefined): Promise<ProposalSummary[]> {
  const rows = await tx<(Omit<ProposalRow, 'before' | 'after'> & { changes: number })[]>`
    select id, hamlet_id, options, accepted_at, undone_at, made_at, version,
      jsonb_array_length(after -> 'changes') as changes
    from tn.proposal
    where commune_id = tn.current_commune() and kind = 'assignments' ${hamlet ? tx`and hamlet_id = ${hamlet}` : tx``}
    order by made_at desc, id desc
    limit ${MOST_LISTED}`;
  return rows.map((row) => ({ ...factsOf(row), changes: row.changes }));
}

/** One proposal, held until the end of the transaction where it is to be changed. @throws not_found */
export async function getProposal(tx: Tx, id: string, held?: 'for update'): Promise<Proposal> {
  const [row] = await tx<ProposalRow[]>`
    select id, hamlet_id, options, before, after, accepted, accepted_at, undone_at, made_at, version
    from tn.proposal
    where commune_id = tn.current_commune() and id = ${id} and kind = 'assignments'
    ${held ? tx`for update` : tx``}`;
  if (!row) throw problem('not_found');
  const { members, clusters, metres, ...rest } = row.after;
  return {
    ...factsOf(row),
    ...rest,
    ledger: rest.ledger ?? bareLedger(rest.changes),
    before: row.before,
    after: { members, clusters, metres },
    accepted: row.accepted?.householdIds ?? null,
  };
}

/** Of a proposal made before ledgers were kept: ways and clusters of a part are not known. */
const bareLedger = (changes: readonly Change[]): Ledger => ({
  changes: changes.map((one) => ({ ...one, flagged: false, clusterId: null, metresFrom: null, metresTo: null })),
  placed: [],
  clusters: [],
});

const factsOf = (row: Omit<ProposalRow, 'before' | 'after' | 'accepted'>) => ({
  id: row.id,
  hamletId: row.hamlet_id,
  state: row.undone_at ? ('undone' as const) : row.accepted_at ? ('accepted' as const) : ('open' as const),
  options: row.options,
  madeAt: row.made_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  undoneAt: row.undone_at?.toISOString() ?? null,
  version: row.version,
});
