import { PlanInputError } from '../input-error.ts';
import { DISTANCES } from './distances.ts';
import { countOf, EXPLICIT_FORMATS, fullMatrix } from './explicit.ts';

/** A travelling-salesman problem as its file says it. */
export interface TsplibInstance {
  name: string;
  /** `TSP` or `ATSP` (costs depend on the direction) */
  type: string;
  size: number;
  weightType: string;
  /** x0 y0 x1 y1 …, as written; `null` where the file gives weights instead */
  coordinates: Float64Array | null;
  /** the numbers of `EDGE_WEIGHT_SECTION`, in the order of `weightFormat` */
  weights: Float64Array | null;
  weightFormat: string;
}

/** Sections whose numbers are read; others (display data) are passed over. */
const READ = new Set(['NODE_COORD_SECTION', 'EDGE_WEIGHT_SECTION']);

/**
 * Reads a file of TSPLIB 95 with one problem of type TSP or ATSP.
 *
 * @param text  the whole file; keywords in any case, any line ends, `EOF` may be missing
 * @throws {PlanInputError} naming the keyword or section that is missing, contradictory or not supported
 * @see Reinelt, TSPLIB 95
 */
export function parseTsplib(text: string): TsplibInstance {
  const { header, sections } = split(text);
  const type = (header.get('TYPE') ?? 'TSP').split(/\s/)[0]!.toUpperCase();
  if (type !== 'TSP' && type !== 'ATSP')
    throw new PlanInputError('unsupported', 'TYPE', `${type} is neither TSP nor ATSP`);
  for (const section of sections.keys()) {
    if (/FIXED_EDGES/.test(section)) throw new PlanInputError('unsupported', section, 'fixed edges are not supported');
  }
  const size = Number(header.get('DIMENSION'));
  if (!header.has('DIMENSION')) throw new PlanInputError('missing', 'DIMENSION', 'the number of nodes is not given');
  if (!Number.isInteger(size) || size < 1)
    throw new PlanInputError('not_a_number', 'DIMENSION', `"${header.get('DIMENSION')}" is not a whole number above 0`);

  const weightType = (header.get('EDGE_WEIGHT_TYPE') ?? '').toUpperCase();
  const weightFormat = (header.get('EDGE_WEIGHT_FORMAT') ?? '').toUpperCase();
  const instance = { name: header.get('NAME') ?? '', type, size, weightType, weightFormat };
  if (weightType === 'EXPLICIT') {
    if (!EXPLICIT_FORMATS.includes(weightFormat))
      throw new PlanInputError('unsupported', 'EDGE_WEIGHT_FORMAT', `"${weightFormat}" is not supported`);
    return { ...instance, coordinates: null, weights: readWeights(sections, weightFormat, size) };
  }
  if (!(weightType in DISTANCES))
    throw new PlanInputError(
      weightType === '' ? 'missing' : 'unsupported',
      'EDGE_WEIGHT_TYPE',
      `"${weightType}" is not supported`,
    );
  return { ...instance, coordinates: readCoordinates(sections, size), weights: null };
}

/** The matrix of costs, row-major, the diagonal 0. */
export function tsplibCosts({ size, weightType, weightFormat, coordinates, weights }: TsplibInstance): Float64Array {
  if (weights !== null) return fullMatrix(weightFormat, size, weights);
  const distance = DISTANCES[weightType]!;
  const costs = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const x = coordinates![2 * i]!;
    const y = coordinates![2 * i + 1]!;
    for (let j = 0; j < i; j++) {
      const cost = distance(x, y, coordinates![2 * j]!, coordinates![2 * j + 1]!);
      costs[i * size + j] = cost;
      costs[j * size + i] = cost;
    }
  }
  return costs;
}

/** Keywords before the first section, and the words of each section. */
function split(text: string): { header: Map<string, string>; sections: Map<string, string[]> } {
  const header = new Map<string, string>();
  const sections = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    if (line === '') continue;
    if (/^EOF\b/i.test(line)) break;
    const keyword = /^([A-Za-z][A-Za-z0-9_]*)\s*(:?)\s*(.*)$/.exec(line);
    if (keyword !== null && /_SECTION$/i.test(keyword[1]!)) {
      const name = keyword[1]!.toUpperCase();
      current = [];
      sections.set(name, current);
      if (keyword[3] !== '') current.push(...keyword[3]!.split(/\s+/));
    } else if (keyword !== null && keyword[2] === ':') {
      header.set(keyword[1]!.toUpperCase(), keyword[3]!);
      current = null;
    } else if (current !== null) {
      for (const word of line.split(/\s+/)) current.push(word);
    } else {
      throw new PlanInputError('not_tsplib', 'file', `"${line.slice(0, 40)}" is neither a keyword nor in a section`);
    }
  }
  if (header.size === 0) throw new PlanInputError('not_tsplib', 'file', 'no keyword of TSPLIB found');
  for (const name of sections.keys()) if (!READ.has(name) && !/FIXED/.test(name)) sections.delete(name);
  return { header, sections };
}

function numbersOf(sections: Map<string, string[]>, section: string): Float64Array {
  const words = sections.get(section);
  if (words === undefined) throw new PlanInputError('missing', section, 'the section is not there');
  const numbers = Float64Array.from(words, Number);
  const wrong = numbers.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new PlanInputError('not_a_number', section, `"${words[wrong]}" is not a number`);
  return numbers;
}

function readWeights(sections: Map<string, string[]>, format: string, size: number): Float64Array {
  const weights = numbersOf(sections, 'EDGE_WEIGHT_SECTION');
  const expected = countOf(format, size);
  if (weights.length !== expected)
    throw new PlanInputError(
      'wrong_count',
      'EDGE_WEIGHT_SECTION',
      `${weights.length} weights where ${format} of ${size} nodes has ${expected}`,
    );
  return weights;
}

/** Lines of node, x, y, in any order of the nodes. */
function readCoordinates(sections: Map<string, string[]>, size: number): Float64Array {
  const section = 'NODE_COORD_SECTION';
  const numbers = numbersOf(sections, section);
  if (numbers.length !== 3 * size)
    throw new PlanInputError('wrong_count', section, `${numbers.length / 3} nodes where DIMENSION says ${size}`);
  const coordinates = new Float64Array(2 * size);
  const seen = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const node = numbers[3 * i]! - 1;
    if (!Number.isInteger(node) || node < 0 || node >= size || seen[node] === 1)
      throw new PlanInputError('wrong_node', section, `node ${node + 1} is out of range or given twice`);
    seen[node] = 1;
    coordinates[2 * node] = numbers[3 * i + 1]!;
    coordinates[2 * node + 1] = numbers[3 * i + 2]!;
  }
  return coordinates;
}
