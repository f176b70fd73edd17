import { z } from '@hono/zod-openapi';
import { id } from '../http/schema.ts';

/** Households into the charge of a member, or of nobody. All or nothing. */
export const assignmentRequest = z
  .strictObject({ householdIds: z.array(id).min(1).max(5000), memberId: id.nullable() })
  .openapi('AssignmentRequest');
export type AssignmentRequest = z.infer<typeof assignmentRequest>;
