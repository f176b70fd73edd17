import { forbiddenImports } from './directions.ts';
import { sourceFiles } from './files.ts';

const found = forbiddenImports(sourceFiles(['geo', 'api', 'web', 'tests', 'scripts'], ['.ts', '.tsx', '.mjs']));
for (const line of found) console.log(line);
process.exitCode = found.length > 0 ? 1 : 0;
