import { z } from '@hono/zod-openapi';
import { id, itemsOf } from '../http/schema.ts';

/** Households into the charge of a member, or of nobody. All or nothing. */
export const assignmentRequest = z
  .strictObject({
    householdIds: z.array(id).min(1).max(5000),
    memberId: id.nullable(),
    takesBack: z.boolean().optional().openapi({
      description: 'They go back to who was in charge just before: a mark against him does not stand in the way',
    }),
  })
  .openapi('AssignmentRequest');
export type AssignmentRequest = z.infer<typeof assignmentRequest>;

/** Never this member at this household. Why is nobody's business: it is not kept. */
export const conflict = z.strictObject({ memberId: id, householdId: id }).openapi('AssignmentConflict');
export type Conflict = z.infer<typeof conflict>;
export const conflictList = itemsOf(conflict).openapi('AssignmentConflictList');
export const hamletQuery = z.object({ hamlet: id.optional() });

const PROPOSAL_STATES = ['open', 'accepted', 'undone'] as const;
const UNASSIGNED_REASONS = ['no_member', 'conflict', 'unreachable', 'capacity', 'no_location'] as const;
const BELOW_MINIMUM_REASONS = [
  'unavailable',
  'capacity',
  'too_few_households',
  'existing_kept',
  'not_allowed',
] as const;

export const proposalOptions = z
  .strictObject({
    keepExisting: z.enum(['prefer', 'always', 'ignore']).openapi({
      description: 'prefer: a change of face has its price; always: whoever is in charge stays; ignore: begins anew',
    }),
    capacity: z.number().int().min(1).max(1000).openapi({ description: 'most households of one member' }),
    seed: z.number().int().min(1).max(1_000_000),
  })
  .partial()
  .openapi('AssignmentProposalOptions');
export type ProposalOptions = z.infer<typeof proposalOptions>;

export const proposalCreate = z
  .strictObject({ hamletId: id, options: proposalOptions.default({}) })
  .openapi('AssignmentProposalCreate');
export type ProposalCreate = z.infer<typeof proposalCreate>;

const memberLoad = z.object({
  memberId: id,
  households: z.number().int(),
  work: z.number().openapi({ description: 'households weighed by their priority; an ordinary one counts 1' }),
  flagged: z.number().int(),
  metres: z.number().nullable().openapi({ description: 'from home to a household, on average; null: not known' }),
  belowMinimum: z.enum(BELOW_MINIMUM_REASONS).nullable().openapi({
    description: 'why he has fewer than the norm member-load asks for; null: he has not, or that is how it is now',
  }),
});
const side = z
  .object({
    members: z.array(memberLoad),
    clusters: z
      .object({ whole: z.number().int(), count: z.number().int() })
      .openapi({ description: 'clusters all of whose households have the same member' }),
    metres: z.number().nullable(),
  })
  .openapi('AssignmentSide');
export type Side = z.infer<typeof side>;

const change = z
  .object({ householdId: id, from: id.nullable(), to: id.nullable() })
  .openapi({ description: 'a household given by one member to another; null: nobody' });
export type Change = z.infer<typeof change>;

const metresTo = z.number().nullable().openapi({ description: 'from the home of the member; null: not known' });
const ledger = z
  .object({
    changes: z.array(change.extend({ flagged: z.boolean(), clusterId: id.nullable(), metresFrom: metresTo, metresTo })),
    placed: z
      .array(z.object({ memberId: id, households: z.number().int() }))
      .openapi({ description: 'of how many of his households the way is known, before' }),
    clusters: z
      .array(
        z.object({
          clusterId: id,
          owners: z.array(z.object({ memberId: id.nullable(), households: z.number().int() })),
        }),
      )
      .openapi({ description: 'who is in charge of how many in each cluster that changes, before' }),
  })
  .openapi('AssignmentLedger', { description: 'From which follows what any part of a proposal comes to' });

export type Ledger = z.infer<typeof ledger>;

export const proposalContent = z.object({
  before: side,
  after: side,
  changes: z.array(change),
  ledger,
  unassigned: z.array(z.object({ householdId: id, reason: z.enum(UNASSIGNED_REASONS) })),
  minimumLoad: z.number().openapi({ description: 'of the norm member-load' }),
  withoutHome: z.array(id).openapi({ description: 'members whose home is not known: nearness could not count' }),
  approximate: z.boolean().openapi({ description: 'no lanes are known here: straight lines' }),
});
export type ProposalContent = z.infer<typeof proposalContent>;

const facts = {
  id,
  hamletId: id,
  state: z.enum(PROPOSAL_STATES),
  options: proposalOptions,
  madeAt: z.string(),
  acceptedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  version: z.number().int(),
};
export const proposalSummary = z.object({ ...facts, changes: z.number().int() }).openapi('AssignmentProposalSummary');
export type ProposalSummary = z.infer<typeof proposalSummary>;
export const proposalList = itemsOf(proposalSummary).openapi('AssignmentProposalList');

/** Who would be in charge of whom, beside the present state as it was when the proposal was made. */
export const proposalSchema = z
  .object({
    ...facts,
    ...proposalContent.shape,
    accepted: z.array(id).nullable().openapi({
      description: 'households of the changes that were taken; the others can be taken still, until it is undone',
    }),
  })
  .openapi('AssignmentProposal');
export type Proposal = z.infer<typeof proposalSchema>;

/** Taken wholly, or only the changes of these households. */
export const proposalAccept = z
  .strictObject({ parts: z.array(id).min(1).max(20_000).openapi({ description: 'households' }) })
  .partial()
  .openapi('AssignmentProposalAccept');

/** What was taken back; households given to someone else since stay as they are. */
export const proposalUndone = z
  .object({ proposal: proposalSchema, changed: z.number().int(), leftAlone: z.array(id) })
  .openapi('AssignmentProposalUndone');
export type ProposalUndone = z.infer<typeof proposalUndone>;
