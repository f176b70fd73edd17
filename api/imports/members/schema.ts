import { z } from '@hono/zod-openapi';
import { id } from '../../http/schema.ts';
import { MEMBER_BODIES, MEMBER_ROLES } from '../../teams/schema.ts';
import { importAnswerSchema } from '../schema.ts';

/** What became of one person of a list. */
export const importedMemberSchema = z
  .object({
    sheet: z.string(),
    row: z.number().int(),
    name: z.string(),
    hamlet: z.string(),
    role: z.enum(MEMBER_ROLES),
    body: z.enum(MEMBER_BODIES).nullable(),
    outcome: z.enum(['created', 'updated', 'unchanged']),
    memberId: id.nullable().openapi({ description: 'null: not there yet, in a dry run' }),
    username: z.string().nullable().openapi({ description: 'what the list wishes the account to be called' }),
  })
  .openapi('ImportedMember');
export type ImportedMember = z.infer<typeof importedMemberSchema>;

/** What a list of members held and what became of it; `created + updated + unchanged + rejected = rows`. */
export const membersAnswerSchema = importAnswerSchema
  .pick({
    format: true,
    encoding: true,
    sheets: true,
    rows: true,
    created: true,
    updated: true,
    unchanged: true,
    rejected: true,
    problems: true,
    hamlets: true,
  })
  .extend({
    kind: z.literal('members'),
    columns: z.array(
      z.object({
        sheet: z.string(),
        heading: z.string(),
        field: z.string().nullable().openapi({ description: 'what the column is taken for; null: left out' }),
        confidence: z.number().min(0).max(1),
      }),
    ),
    members: z.array(importedMemberSchema),
    missing: z
      .array(id)
      .openapi({ description: 'serving members of the hamlets of the list of whom it does not speak' }),
  })
  .openapi('MembersAnswer');
export type MembersAnswer = z.infer<typeof membersAnswerSchema>;
