import { z } from '@hono/zod-openapi';
import type { IssueWord } from '../http/issue-words.vi.ts';
import { id, itemsOf } from '../http/schema.ts';
import { MEMBER_ROLES } from '../teams/schema.ts';

/** Members who get slips at once: a commune has a few hundred. */
const MOST_SLIPS = 1000;

/** The account of a member, as far as the office has to know it. */
export const memberAccountSchema = z
  .object({
    memberId: id,
    username: z.string(),
    state: z.enum(['waiting', 'expired', 'active', 'disabled']).openapi({
      description: 'waiting: a slip is out; expired: it was never used in time; active: the owner has a password',
    }),
    slipUntil: z.iso.datetime().nullable().openapi({ description: 'until when the slip that is out holds' }),
  })
  .openapi('MemberAccount');
export type MemberAccount = z.infer<typeof memberAccountSchema>;
export const memberAccountList = itemsOf(memberAccountSchema).openapi('MemberAccountList');

export const slipRequestSchema = z
  .strictObject({
    memberIds: z.array(id).min(1).max(MOST_SLIPS),
    usernames: z
      .record(
        id,
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9][a-z0-9_.]{2,29}$/, { message: 'username' satisfies IssueWord }),
      )
      .optional()
      .openapi({ description: 'what new accounts would like to be called, by member' }),
  })
  .openapi('SlipRequest');

/** A slip to print and hand over. The code is told this once. */
export const slipSchema = z
  .object({
    memberId: id,
    name: z.string(),
    hamletId: id,
    hamletName: z.string(),
    role: z.enum(MEMBER_ROLES).openapi({ description: 'of the account' }),
    username: z.string(),
    code: z.string().openapi({ example: 'BCFG-HJKL-MNPQ' }),
    fresh: z.boolean().openapi({ description: 'the account was made with it' }),
    expiresAt: z.iso.datetime(),
  })
  .openapi('Slip');
export type Slip = z.infer<typeof slipSchema>;

export const slipAnswerSchema = z
  .object({
    slips: z.array(slipSchema),
    skipped: z.array(
      z.object({ memberId: id, name: z.string(), reason: z.enum(['disabled', 'other_role', 'term_ended']) }),
    ),
    address: z.string().nullable().openapi({ description: 'where the system is reached, if it was told' }),
  })
  .openapi('SlipAnswer');
export type SlipAnswer = z.infer<typeof slipAnswerSchema>;
