import type { MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { addressOf } from './address.ts';
import { problem } from './problem.ts';
import type { Env } from './routes.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const metrics = {
  requests: new Histogram({
    name: 'tungnha_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'area', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  }),
  listeners: new Gauge({ name: 'tungnha_event_listeners', help: 'Open event streams', registers: [registry] }),
};

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

/** Figures of the process for Prometheus, to this machine and to an administrator; nothing of a household is in them. */
export const metricsRoute = (): MiddlewareHandler<Env> => async (c) => {
  const proxied = c.req.header('x-forwarded-for') !== undefined;
  const local = !proxied && LOOPBACK.test(addressOf(c, false));
  if (!local) {
    const signedIn = await c.var.sessions.find(c.req.header('cookie'));
    if (signedIn?.found.user.role !== 'admin') throw problem(signedIn ? 'forbidden' : 'unauthenticated');
  }
  metrics.listeners.set(c.var.events.listeners);
  return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
};
