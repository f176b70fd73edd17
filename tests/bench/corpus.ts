import { allCases, type Case, faultsOf } from '#tests/corpus/cases.ts';

/**
 * Every file × coordinate form × layout of the corpus, understood and compared with what it is to be understood as.
 * Option: a text that the names of the cases must have in them.
 */
export async function run([only = '']: string[]): Promise<void> {
  const cases = allCases().filter((one) => nameOf(one).includes(only));
  const tables = new Map((['file', 'coordinates', 'layout'] as const).map((key) => [key, new Map<string, Counts>()]));
  const start = performance.now();
  let shown = 0;
  for (const one of cases) {
    const faults = await faultsOf(one);
    for (const [key, table] of tables) {
      const counts = table.get(one[key]) ?? { right: 0, wrong: 0 };
      counts[faults.length === 0 ? 'right' : 'wrong'] += 1;
      table.set(one[key], counts);
    }
    if (faults.length > 0 && shown++ < SHOWN)
      console.log(`${nameOf(one)}\n  ${faults.slice(0, 4).join('\n  ').slice(0, 2_000)}`);
  }
  for (const table of tables.values()) console.table(Object.fromEntries(table));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${cases.length - shown} of ${cases.length} files understood right, each to the row; ${seconds} s`);
}

interface Counts {
  right: number;
  wrong: number;
}

/** Cases whose faults are printed. */
const SHOWN = 20;

const nameOf = ({ file, coordinates, layout }: Case): string => `${file}; ${coordinates}; ${layout}`;
