import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.ts';
import type { Env } from './routes.ts';

/** Nothing from other hosts. Mantine writes styles into the page; MapLibre keeps drawn images as blobs. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that close what a browser leaves open. */
export const securityHeaders =
  (https: boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set('content-security-policy', CONTENT_SECURITY_POLICY);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer'); // an address may hold a household's id
    headers.set('x-frame-options', 'DENY');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()');
    if (https) headers.set('strict-transport-security', 'max-age=31536000');
    // What is personal stays out of shared and disk caches, unless a route says better.
    if (c.req.path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a change that another site's page sends, whose browser would add our cookie. */
export const ownOrigin = (publicUrl: string | undefined): MiddlewareHandler<Env> => {
  const own = publicUrl === undefined ? null : new URL(publicUrl).origin;
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const origin = c.req.header('origin');
      if (origin !== undefined && origin !== own && hostOf(origin) !== c.req.header('host'))
        throw problem('foreign_origin');
      if (origin === undefined && c.req.header('sec-fetch-site') === 'cross-site') throw problem('foreign_origin');
    }
    await next();
  };
};

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null; // "null": a sandboxed page or a file
  }
}
