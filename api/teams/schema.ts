import { z } from '@hono/zod-openapi';
import { id, itemsOf, localDate } from '../http/schema.ts';

export const MEMBER_ROLES = ['leader', 'member'] as const;
/** The bodies a team is made of, as the plan names them. */
export const MEMBER_BODIES = [
  'youth_union',
  'hamlet_head',
  'party_secretary',
  'front_committee',
  'womens_union',
  'police',
  'veterans',
  'farmers',
  'other',
] as const;

/** A member's term in a team, with the households in his charge (inactive ones left out). */
export const memberSchema = z
  .object({
    id,
    teamId: id,
    hamletId: id,
    name: z.string(),
    phone: z.string().nullable().openapi({ description: 'masked' }),
    role: z.enum(MEMBER_ROLES),
    body: z.enum(MEMBER_BODIES).nullable(),
    fromOn: localDate,
    toOn: localDate.nullable().openapi({ description: 'first day on which he no longer serves' }),
    serving: z.boolean(),
    households: z.number().int().nullable().openapi({ description: 'null where the user may not know' }),
    flagged: z.number().int().nullable(),
    version: z.number().int(),
  })
  .openapi('Member');
export type Member = z.infer<typeof memberSchema>;
export const memberList = itemsOf(memberSchema).openapi('MemberList');
export const memberQuery = z.object({ hamlet: id.optional() });

const facts = {
  name: z.string().trim().min(1).max(200),
  phone: z.string().trim().min(1).max(30).nullable(),
  role: z.enum(MEMBER_ROLES),
  body: z.enum(MEMBER_BODIES).nullable(),
  fromOn: localDate,
  toOn: localDate.nullable(),
};
export const memberCreate = z
  .strictObject({ ...facts, id, hamletId: id })
  .partial({ phone: true, role: true, body: true, fromOn: true, toOn: true })
  .openapi('MemberCreate');
export type MemberCreate = z.infer<typeof memberCreate>;
export const memberPatch = z.strictObject(facts).partial().openapi('MemberPatch');
export type MemberPatch = z.infer<typeof memberPatch>;

export const teamSchema = z.object({ id, hamletId: id, name: z.string(), members: z.number().int() }).openapi('Team');
export type Team = z.infer<typeof teamSchema>;
export const teamList = itemsOf(teamSchema).openapi('TeamList');
