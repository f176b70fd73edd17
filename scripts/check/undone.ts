import { sourceFiles } from './files.ts';

// Spelled apart, so that this file does not find itself.
const MARK = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);

const lines = sourceFiles(['.'], ['.ts', '.tsx', '.mjs', '.sql', '.css', '.md', '.yml']).flatMap(({ path, text }) =>
  text.split('\n').flatMap((line, index) => (MARK.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
);
for (const line of lines) console.log(line);
process.exitCode = lines.length > 0 ? 1 : 0;
