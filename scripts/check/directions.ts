import { posix } from 'node:path';
import type { SourceFile } from './files.ts';

const IMPORT =
  /(?:^|[\s;])(?:(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?|import\s*\(\s*)(['"])([^'"\n]+)\3/g;

/** One import of a file: what it names, and whether only types come through. */
export interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** The imports and re-exports a file writes, dynamic ones with a literal included; comments do not count. */
export function importsOf(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(IMPORT)].map((match) => ({ specifier: match[4] ?? '', typeOnly: match[2] !== undefined }));
}

/** Packages `geo` may use: pure computation, the same in Node, a worker and a browser. */
const BEYOND_GEO =
  /^(node:|react|@mantine\/|@tanstack\/|maplibre|hono|@hono\/|postgres$|@electric-sql\/|better-auth|vite)/;

/** Folders whose code is the product: tests and scripts may reach them by any path. */
const PRODUCT = new Set(['geo', 'api', 'web']);

/** The repository's path a specifier means, or null for a package. */
function target(from: string, specifier: string): string | null {
  if (specifier === '#geo') return 'geo/index.ts';
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  return null;
}

/** Why a file may not import this, or null where it may. @see ARCHITECTURE, The house */
export function forbidden(from: string, { specifier, typeOnly }: Import): string | null {
  const home = from.split('/')[0] ?? '';
  const to = target(from, specifier);
  if (to === null) {
    return home === 'geo' && BEYOND_GEO.test(specifier) ? 'geo is pure: no I/O, no framework' : null;
  }
  const there = to.split('/')[0] ?? '';
  if (specifier.startsWith('.') && there !== home && PRODUCT.has(home))
    return 'across folders, use a subpath import (#geo, #api/…)';
  if (home === 'tests') return null;
  if (there === 'tests') return PRODUCT.has(home) ? 'nothing imports from tests' : null;
  if (there === 'web' && home !== 'web') return 'nothing imports from web';
  if (home === 'geo' && there !== 'geo') return 'geo knows neither database nor browser';
  if (home === 'web' && there === 'api' && !fitsThePage(to, typeOnly)) {
    return 'web takes from api only schema.ts files and the type of the app';
  }
  if (home === 'api' && to.endsWith('/queries.ts') && posix.dirname(to) !== posix.dirname(from)) {
    return "a feature does not reach into another's queries.ts";
  }
  return null;
}

const fitsThePage = (to: string, typeOnly: boolean): boolean =>
  to.endsWith('/schema.ts') || (to === 'api/app.ts' && typeOnly);

/** Every forbidden import of the files, one line each. */
export const forbiddenImports = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((found) => {
      const why = forbidden(path, found);
      return why === null ? [] : [`${path}: '${found.specifier}': ${why}`];
    }),
  );
