import { z } from '@hono/zod-openapi';
import { itemsOf } from '../http/schema.ts';

export const PILLARS = ['government', 'economy', 'society'] as const;

/** A topic that is taught; names in both languages of the page. */
export const topicSchema = z
  .object({ code: z.string(), pillar: z.enum(PILLARS), nameVi: z.string(), nameEn: z.string() })
  .openapi('Topic');
export type Topic = z.infer<typeof topicSchema>;
export const topicList = itemsOf(topicSchema).openapi('TopicList');

/** A digital platform that counts as adopted. */
export const platformSchema = z
  .object({ code: z.string(), nameVi: z.string(), nameEn: z.string() })
  .openapi('Platform');
export type Platform = z.infer<typeof platformSchema>;
export const platformList = itemsOf(platformSchema).openapi('PlatformList');

/** A norm of the plan in force today. */
export const normSchema = z
  .object({
    id: z.string(),
    threshold: z.number(),
    upper: z.number().nullable(),
    unit: z.string(),
    dueOn: z.string().nullable(),
  })
  .openapi('Norm');
export type Norm = z.infer<typeof normSchema>;
export const normList = itemsOf(normSchema).openapi('NormList');
