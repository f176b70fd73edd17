import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { type Logger, pino } from 'pino';
import { metrics } from './metrics.ts';
import type { Env } from './routes.ts';

/** Structured logs on standard output. */
export const createLog = (level: string): Logger => pino({ level, base: undefined });

/**
 * One line a request: method, path, status, milliseconds, request id, role. No query (people search for names),
 * no user name, no address: a log is read by more people than a register.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<Env> =>
  async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('log', log);
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('x-request-id', requestId);
    const seconds = (performance.now() - started) / 1000;
    const status = c.res.status;
    const { method, path } = c.req;
    metrics.requests.observe({ method, area: areaOf(path), status: String(status) }, seconds);
    const line = { requestId, method, path, status, ms: Math.round(seconds * 1000), role: c.var.user?.role };
    if (status >= 500) log.error(line, 'request');
    else log[path === '/api/health' || path === '/metrics' ? 'debug' : 'info'](line, 'request');
  };

/** The parts of the API; whatever else is asked for must not make labels without end. */
const AREAS = new Set(
  'admin assignments auth clusters docs events hamlets households imports me members platforms summary teams tiles topics visits'.split(
    ' ',
  ),
);
const areaOf = (path: string): string => {
  const [, api, area = ''] = path.split('/');
  if (api !== 'api') return 'page';
  return AREAS.has(area) ? area : 'other';
};
