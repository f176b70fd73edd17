import { createRoute } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { may, requirePermission } from '../auth/permissions.ts';
import { concerns, type Heard } from './events.ts';
import { problems, routes } from './routes.ts';

const HEARTBEAT_MS = 20_000;
/** An open stream does not outlive its session by more than this. */
const REVIEW_MS = 30_000;

const events = createRoute({
  method: 'get',
  path: '/events',
  tags: ['events'],
  middleware: requirePermission('events.read'),
  responses: {
    200: {
      description:
        '`version` with the data version on opening, then `change` with `{version, kind, hamletId}`, for planners `plan` with `{planId, hamletId, state, progress, version}`; no personal data',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...problems(401, 403),
  },
});

export const eventRoutes = () =>
  routes().openapi(events, async (c) => {
    const { user, sessions, events } = c.var;
    const communeId = user.communeId!;
    const version = await events.dataVersion(communeId);
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      let over = () => {};
      const ended = new Promise<void>((resolve) => {
        over = resolve;
      });
      const send = (event: string, data: object, id: number) =>
        stream.writeSSE({ event, data: JSON.stringify(data), id: String(id) }).catch(over);
      const stop = events.listen(communeId, (heard: Heard) => {
        if ('plan' in heard) {
          if (may(user.role, 'plans.write') && concerns(heard.plan, user)) void send('plan', heard.plan, version);
          return;
        }
        const { communeId: _, ...told } = heard.change;
        if (concerns(told, user)) void send('change', told, told.version);
      });
      const cookie = c.req.header('cookie');
      const heart = setInterval(() => stream.write(': \n\n').catch(over), HEARTBEAT_MS);
      const review = setInterval(async () => {
        const still = await sessions.find(cookie).catch(() => null);
        if (still?.found.user.role !== user.role || still.found.user.hamletId !== user.hamletId) over();
      }, REVIEW_MS);
      stream.onAbort(over);
      await send('version', { version }, version);
      await Promise.race([ended, events.ended]);
      clearInterval(heart);
      clearInterval(review);
      stop();
    });
  });
