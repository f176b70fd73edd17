import { z } from '@hono/zod-openapi';

export const roleSchema = z.enum(['staff', 'leader', 'member', 'observer', 'admin']);

const username = z.string().min(1).max(64);
/** Longer passwords are refused before they cost anything. */
const password = z.string().min(1).max(128);

export const signInSchema = z.object({ username, password }).openapi('SignIn');
export const changePasswordSchema = z
  .object({ currentPassword: password, newPassword: password })
  .openapi('ChangePassword');
export const firstAdminSchema = z
  .object({ token: z.string().min(1).max(200), username, password })
  .openapi('FirstAdmin');
export const usePasswordTokenSchema = z
  .object({ token: z.string().min(1).max(200), password })
  .openapi('UsePasswordToken');

const slip = { username, code: z.string().min(1).max(40).openapi({ example: 'BCFG-HJKL-MNPQ' }) };
export const slipCheckSchema = z.object(slip).openapi('SlipCheck');
export const useSlipSchema = z.object({ ...slip, password }).openapi('UseSlip');
export const slipOwnerSchema = z.object({ displayName: z.string() }).openapi('SlipOwner');

/** Who is signed in. */
export const meSchema = z
  .object({
    accountId: z.string(),
    username: z.string(),
    displayName: z.string(),
    role: roleSchema,
    communeId: z.uuid().nullable(),
    communeName: z.string().nullable(),
    hamletId: z.uuid().nullable(),
    hamletName: z.string().nullable(),
    memberId: z.uuid().nullable(),
    demo: z.boolean().openapi({ description: 'The commune is fictitious; the page says so.' }),
  })
  .openapi('Me');
export type Me = z.infer<typeof meSchema>;
