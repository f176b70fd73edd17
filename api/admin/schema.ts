import { z } from '@hono/zod-openapi';
import { roleSchema } from '../auth/schema.ts';

export const communeSchema = z
  .object({ id: z.uuid(), code: z.string(), name: z.string(), demo: z.boolean(), accounts: z.number().int() })
  .openapi('Commune');

export const newCommuneSchema = z
  .object({
    id: z.uuid().optional().openapi({ description: 'UUIDv7 made by the client; the same again changes nothing.' }),
    code: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(120),
  })
  .openapi('NewCommune');

export const changedCommuneSchema = newCommuneSchema
  .pick({ code: true, name: true })
  .partial()
  .openapi('ChangedCommune');

const place = {
  communeId: z.uuid().nullable(),
  hamletId: z.uuid().nullable(),
  memberId: z.uuid().nullable(),
};

export const accountSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    displayName: z.string(),
    role: roleSchema,
    ...place,
    communeName: z.string().nullable(),
    hamletName: z.string().nullable(),
    disabledAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Account');

export const newAccountSchema = z
  .object({
    username: z.string().min(3).max(30),
    displayName: z.string().trim().min(1).max(120).optional(),
    role: roleSchema,
    communeId: place.communeId.default(null),
    hamletId: place.hamletId.default(null),
    memberId: place.memberId.default(null),
  })
  .openapi('NewAccount');

export const changedAccountSchema = z
  .object({
    displayName: z.string().trim().min(1).max(120),
    role: roleSchema,
    ...place,
    disabled: z.boolean(),
  })
  .partial()
  .openapi('ChangedAccount');

/** A link to hand over; shown once, good once. */
export const passwordLinkSchema = z
  .object({ path: z.string(), token: z.string(), expiresInHours: z.number().int() })
  .openapi('PasswordLink');

/** Hamlets and members to choose from when an account is made: names of volunteers, nothing of a household. */
export const placesSchema = z
  .object({
    hamlets: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
    members: z.array(
      z.object({ id: z.uuid(), hamletId: z.uuid(), name: z.string(), role: z.enum(['leader', 'member']) }),
    ),
  })
  .openapi('CommunePlaces');
