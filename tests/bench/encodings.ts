import { CELL_ENCODINGS, cellAccuracy, FILE_ENCODINGS, fileAccuracy } from '#tests/geo/text/support/accuracy.ts';

const LENGTHS = [3, 10, 30, 100];
/** Share of the words with a typing error, in the second half of each table. */
const MISTYPED = 0.15;

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

function table(
  title: string,
  names: readonly string[],
  figure: (name: never, words: number, mistyped: number) => string,
) {
  const columns = [0, MISTYPED].flatMap((mistyped) => LENGTHS.map((words) => ({ words, mistyped })));
  const rows = names.map((name) => [
    name,
    Object.fromEntries(
      columns.map(({ words, mistyped }) => [
        mistyped > 0 ? `${words}, mistyped` : `${words} words`,
        figure(name as never, words, mistyped),
      ]),
    ),
  ]);
  console.log(`\n${title}`);
  console.table(Object.fromEntries(rows));
}

/**
 * How often the encoding of Vietnamese text is told right, by its number of words, clean and with 15 % of the words
 * mistyped. Option: the number of samples a figure (2000).
 */
export async function run([option]: string[]): Promise<void> {
  const samples = Number(option ?? 2000);
  console.log(`Share of ${samples} generated samples a figure whose encoding is told right`);
  table('Files', FILE_ENCODINGS, (encoding, words, mistyped) =>
    percent(fileAccuracy(encoding, words, samples, mistyped)),
  );
  table(
    'Columns of cells, no font name known: right / left alone as too little',
    CELL_ENCODINGS,
    (encoding, words, mistyped) => {
      const { right, notGuessed } = cellAccuracy(encoding, words, samples, mistyped);
      return `${percent(right)} / ${percent(notGuessed)}`;
    },
  );
}
