import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseTsplib, type TsplibInstance } from '#geo/routing/tsplib/parse.ts';

const FOLDER = new URL('../instances/tsplib/', import.meta.url);

/** An instance by its file's name, e.g. `pr1002.tsp`. */
export function readInstance(file: string): TsplibInstance {
  return parseTsplib(gunzipSync(readFileSync(new URL(`${file}.gz`, FOLDER))).toString('latin1'));
}

/** Files with the optimal length of each. */
export function optima(): Map<string, number> {
  const known = JSON.parse(readFileSync(new URL('optima.json', FOLDER), 'utf8')) as Record<string, number>;
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.gz'))
    .map((file) => file.slice(0, -3));
  return new Map(files.map((file) => [file, known[file.slice(0, file.indexOf('.'))]!]));
}

/** What the method and its numbers (neighbours, heat, steps) were chosen on: every third by size, and four more. */
export const TUNED_ON = new Set(
  'gr17 gr24 bays29 att48 eil51 st70 gr96 kroB100 kroE100 lin105 pr124 pr136 ch150 pr152 brg180 kroA200 ts225 gr229 a280 rd400 pr439 att532 pa561 p654 u724 pr1002 fl417 d493 d657 rat783'.split(
    ' ',
  ),
);
