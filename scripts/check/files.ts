import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source file of the repository, its path from the root with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'test-results']);

/** All files under the given folders whose name ends in one of the endings. */
export function sourceFiles(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  const found: SourceFile[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name).replaceAll('\\', '/');
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(path);
      } else if (endings.some((ending) => entry.name.endsWith(ending))) {
        found.push({ path, text: readFileSync(path, 'utf8') });
      }
    }
  };
  for (const folder of folders) walk(folder);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
