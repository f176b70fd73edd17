import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import { adminRoutes } from './admin/routes.ts';
import { conflictRoutes } from './assignments/conflict-routes.ts';
import { assignmentProposalRoutes } from './assignments/proposal-routes.ts';
import { assignmentRoutes } from './assignments/routes.ts';
import { meRoutes } from './auth/me.ts';
import { authRoutes } from './auth/routes.ts';
import type { AuthService } from './auth/service.ts';
import { session } from './auth/session-middleware.ts';
import { slipRoutes } from './auth/slip-routes.ts';
import { availabilityRoutes } from './availability/routes.ts';
import { basemapRoutes } from './basemap/routes.ts';
import { boundaryRoutes } from './boundaries/routes.ts';
import { catalogueRoutes } from './catalogues/routes.ts';
import { clusterProposalRoutes } from './clusters/proposal-routes.ts';
import { clusterRoutes, hamletRoutes } from './clusters/routes.ts';
import type { Config } from './config.ts';
import { summaryRoutes } from './coverage/routes.ts';
import type { Database } from './db/database.ts';
import { householdRoutes } from './households/routes.ts';
import { demoRoutes } from './http/demo.ts';
import { docsRoutes } from './http/docs.ts';
import { eventRoutes } from './http/event-routes.ts';
import type { Events } from './http/events.ts';
import { onError, onNotFound } from './http/failures.ts';
import { healthRoutes } from './http/health.ts';
import { requestLog } from './http/log.ts';
import { unmatched } from './http/methods.ts';
import { metricsRoute } from './http/metrics.ts';
import { problem } from './http/problem.ts';
import { type Env, routes } from './http/routes.ts';
import { ownOrigin, securityHeaders } from './http/security.ts';
import { staticFiles } from './http/static.ts';
import { VERSION } from './http/version.ts';
import { exportRoutes } from './imports/export-routes.ts';
import { historyRoutes as importHistoryRoutes } from './imports/history-routes.ts';
import { importRoutes } from './imports/routes.ts';
import { myDayRoutes } from './my-day/routes.ts';
import { pinRoutes } from './pins/routes.ts';
import { placingRoutes } from './placing/routes.ts';
import { planExportRoutes } from './plans/export-routes.ts';
import { publishRoutes } from './plans/publish-routes.ts';
import { planRoutes } from './plans/routes.ts';
import { slipMakingRoutes } from './slips/routes.ts';
import { memberRoutes, teamRoutes } from './teams/routes.ts';
import { tileRoutes } from './tiles/routes.ts';
import { visitRoutes } from './visits/routes.ts';

/** What the routes work with: made once by the process. */
export interface Services extends AuthService {
  db: Database;
  config: Config;
  events: Events;
  log: Logger;
}

const WEB = join(fileURLToPath(new URL('..', import.meta.url)), 'dist', 'web');
const MEBIBYTE = 1024 * 1024;

const limitBody = (mebibytes: number): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize: mebibytes * MEBIBYTE,
    onError: () => {
      // What is left of the body is not read: the connection cannot be used again.
      throw problem('body_too_large', { params: { limit: `${mebibytes} MB` }, headers: { connection: 'close' } });
    },
  });

/** The API's routes under /api; their type is what the page's client is made of. */
const apiRoutes = () =>
  routes()
    .route('/', healthRoutes())
    .route('/', demoRoutes())
    .route('/', authRoutes())
    .route('/', slipRoutes())
    .route('/', meRoutes())
    .route('/', eventRoutes())
    .route('/', assignmentRoutes())
    .route('/', assignmentProposalRoutes())
    .route('/', conflictRoutes())
    .route('/', availabilityRoutes())
    .route('/', basemapRoutes())
    .route('/', boundaryRoutes())
    .route('/', catalogueRoutes())
    .route('/', clusterProposalRoutes())
    .route('/', clusterRoutes())
    .route('/', hamletRoutes())
    .route('/', summaryRoutes())
    .route('/', pinRoutes())
    .route('/', placingRoutes()) // before the households, whose {id} would take its words for one
    .route('/', householdRoutes())
    .route('/', importRoutes())
    .route('/', exportRoutes())
    .route('/', importHistoryRoutes())
    .route('/', planRoutes())
    .route('/', publishRoutes())
    .route('/', planExportRoutes())
    .route('/', myDayRoutes())
    .route('/', tileRoutes)
    .route('/', visitRoutes())
    .route('/', memberRoutes())
    .route('/', teamRoutes())
    .route('/', slipMakingRoutes())
    .route('/', adminRoutes());

/** Everything the server answers, put together. */
export function createApp(services: Services) {
  const { config } = services;
  const app = routes();
  app.onError(onError);
  app.notFound(onNotFound);

  app.use(requestLog(services.log));
  app.use(securityHeaders(config.publicUrl?.startsWith('https:') ?? false));
  app.use(async (c, next) => {
    c.set('db', services.db);
    c.set('config', config);
    c.set('events', services.events);
    c.set('auth', services.auth);
    c.set('sessions', services.sessions);
    await next();
  });
  app.get('/metrics', metricsRoute());

  app.use('/api/*', compress({ threshold: 1024 }));
  app.use('/api/*', ownOrigin(config.publicUrl));
  const small = limitBody(1);
  const file = limitBody(64);
  app.use('/api/*', (c, next) => (['/api/imports', '/api/basemap'].includes(c.req.path) ? file : small)(c, next));
  app.use('/api/*', session());
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Từng Nhà', version: VERSION, license: { name: 'AGPL-3.0-only' } },
  });
  app.route('/api', docsRoutes());
  const served = app.route('/api', apiRoutes());
  app.use('/api/*', unmatched(app));
  app.use('/api', unmatched(app));

  app.use(staticFiles(WEB, { fallback: 'index.html', immutable: /^\/assets\// }));
  return served;
}
