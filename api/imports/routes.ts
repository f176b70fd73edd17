import { createRoute, z } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { languageOf } from '../http/language.ts';
import { problem } from '../http/problem.ts';
import { problems, routes } from '../http/routes.ts';
import { json } from '../http/schema.ts';
import { asLines, LINES, type Watched } from './as-lines.ts';
import { bring } from './bring.ts';
import { ImportError } from './errors.ts';
import { type MembersAnswer, membersAnswerSchema } from './members/schema.ts';
import { errorMessage, type Lang } from './messages.ts';
import { type ImportAnswer, importAnswerSchema, importForm, importQuery } from './schema.ts';

const bringIn = createRoute({
  method: 'post',
  path: '/imports',
  tags: ['imports'],
  summary: 'Bring a register of households, hamlets or a list of members, or say what would become of it',
  middleware: requirePermission('imports.write'),
  request: {
    query: importQuery,
    body: { required: true, content: { 'multipart/form-data': { schema: importForm } } },
  },
  responses: { 200: json(z.union([importAnswerSchema, membersAnswerSchema])), ...problems(400, 401, 403, 413, 422) },
});

/** A register in: the office's work only. */
export const importRoutes = () =>
  routes().openapi(bringIn, async (c) => {
    const { dryRun } = c.req.valid('query');
    const { file, ...said } = c.req.valid('form');
    const { db, user, events } = c.var;
    const lang = languageOf(c);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const work = async (watched: Watched): Promise<ImportAnswer | MembersAnswer> => {
      const request = { bytes, fileName: file.name || null, dryRun, lang, ...said, ...watched };
      const answer = await bring(db, user, request).catch(unreadable(lang));
      const { created, updated, hamlets } = answer;
      const changed = created + updated + hamlets.created.length + hamlets.bounded.length > 0;
      if (!dryRun && changed && user.communeId) await events.announce(user.communeId, { kind: 'import' });
      return answer;
    };
    if (c.req.header('accept')?.includes(LINES)) return asLines(c, work) as never;
    return c.json(await work({}), 200);
  });

/** Nothing could be read: the problem says why, and what to do. */
const unreadable =
  (lang: Lang) =>
  (error: unknown): never => {
    if (!(error instanceof ImportError)) throw error;
    throw problem('unreadable_file', {
      params: { reason: errorMessage(lang, error) },
      extra: { reason: error.code, details: error.details },
      cause: error,
    });
  };
