import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from './routes.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pbf': 'application/x-protobuf',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.wasm',
  '.pbf',
  '.txt',
]);

interface StaticFile {
  body: Buffer;
  etag: string;
  type: string;
  /** by content coding, made at the first request that takes it */
  coded: Map<string, Promise<Buffer>>;
  compressible: boolean;
}

const coders: Record<string, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

export interface StaticOptions {
  /** part of the address before the folder's own paths */
  prefix?: string;
  /** file answered for an address that names none: the page of a single-page application */
  fallback?: string;
  /** names whose content never changes under the same name */
  immutable?: RegExp;
}

/** Serves a folder that does not change while the process runs; each file is read and compressed once. */
export function staticFiles(folder: string, options: StaticOptions = {}): MiddlewareHandler<Env> {
  const { prefix = '', fallback, immutable = /^$/ } = options;
  const files = new Map<string, Promise<StaticFile | null>>();
  const fileAt = (name: string) => {
    const known = files.get(name);
    if (known) return known;
    const path = join(folder, normalize(name));
    if (!path.startsWith(folder + sep) || !existsSync(path)) return Promise.resolve(null); // not kept: anyone may ask for anything
    const loading = load(path);
    files.set(name, loading);
    return loading;
  };

  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const name = safeDecode(c.req.path.slice(prefix.length)) || '/';
    const found = name === '/' ? null : await fileAt(name);
    if (found) return answer(c, found, immutable.test(name));
    const isPage = fallback !== undefined && extname(name) === '';
    const page = isPage ? await fileAt(`/${fallback}`) : null;
    return page ? answer(c, page, false) : next();
  };
}

async function load(path: string): Promise<StaticFile | null> {
  const body = await readFile(path).catch(() => null); // a folder
  if (body === null) return null;
  const extension = extname(path);
  return {
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    type: TYPES[extension] ?? 'application/octet-stream',
    coded: new Map(),
    compressible: COMPRESSIBLE.has(extension) && body.length > 1000,
  };
}

async function answer(c: Context<Env>, file: StaticFile, immutable: boolean): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': file.type,
    etag: file.etag,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
  const coding = file.compressible ? codingOf(c.req.header('accept-encoding') ?? '') : undefined;
  let { body } = file;
  if (coding) {
    const coded = file.coded.get(coding) ?? coders[coding]!(file.body);
    file.coded.set(coding, coded);
    body = await coded;
    headers['content-encoding'] = coding;
  }
  headers['content-length'] = String(body.length);
  return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(new Uint8Array(body), 200, headers);
}

const codingOf = (accepted: string): string | undefined =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}
