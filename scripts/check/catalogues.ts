import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { sourceFiles } from './files.ts';
import { differences } from './keys.ts';

/** A catalogue is a file `vi.ts` or `….vi.ts`; its English half stands beside it. */
const vietnamese = sourceFiles(['api', 'web'], ['.ts']).filter(({ path }) => /(^|[/.])vi\.ts$/.test(path));

/** A catalogue's texts: what its file exports by default, under the language's name, or by name. */
async function load(path: string, language: 'vi' | 'en'): Promise<unknown> {
  const exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  return exported.default ?? exported[language] ?? exported;
}

let failed = false;
for (const { path } of vietnamese) {
  const english = path.replace(/vi\.ts$/, 'en.ts');
  const lines = existsSync(english)
    ? differences(await load(path, 'vi'), await load(english, 'en'), ['vi', 'en'])
    : [`${english} is missing`];
  for (const line of lines) console.log(`${path}: ${line}`);
  failed ||= lines.length > 0;
}
process.exitCode = failed ? 1 : 0;
