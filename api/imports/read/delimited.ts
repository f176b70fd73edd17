import { CsvError, parse } from 'csv-parse/sync';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { decodeText } from './text.ts';
import type { RawFile, RawRow, Reader } from './types.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLE_CHARACTERS = 64_000;

/** Text with a delimiter. The row number is the record's, as a spreadsheet shows it, not the line's. */
export const delimitedReader: Reader = { format: 'csv', recognises: () => true, read };

async function read(bytes: Uint8Array): Promise<RawFile> {
  const { text, encoding } = decodeText(bytes);
  const told = /^sep=(.)\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const delimiter = told?.[1] ?? detectDelimiter(body);
  const records = split(body, delimiter);
  if (records.length > LIMITS.rows) throw new ImportError('too_large', { rows: linesOf(body), most: LIMITS.rows });
  const rows: RawRow[] = records.map((cells, i) => ({
    row: i + 1,
    cells: cells.slice(0, LIMITS.columns).map((cell) => (cell === '' ? null : cell.slice(0, LIMITS.cellCharacters))),
  }));
  const format = delimiter === '\t' ? 'tsv' : 'csv';
  return {
    format,
    encoding,
    crs: null,
    sheets: [{ name: format.toUpperCase(), named: false, rows: rows.filter(hasContent), merges: [] }],
    boundaries: [],
    faults: [],
  };
}

const linesOf = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

const hasContent = ({ cells }: RawRow) => cells.some((cell) => cell !== null);

function split(text: string, delimiter: string): string[][] {
  const { stackTraceLimit } = Error;
  try {
    // The parser makes an error of every record with another number of cells, and then passes over it.
    Error.stackTraceLimit = 0;
    // Files put together from several have lines that end in several ways.
    const record_delimiter = ['\r\n', '\n', '\r'];
    return parse(text, {
      delimiter,
      record_delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: LIMITS.rows + 1,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new ImportError('unclosed_quote', { line: openedAt(error) });
    }
    throw new ImportError('unreadable', { reason: error instanceof Error ? error.message : String(error) });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The line on which the record with the open quote begins. */
const openedAt = (error: CsvError): number => Number(/line (\d+)/.exec(error.message)?.[1] ?? 1);

/**
 * The delimiter under which most rows have the same number of columns, and more than one.
 * Decimal commas make `,` plausible in a file with `;`: there its rows come out ragged.
 */
export function detectDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const lines = sample.split(/\r\n|\n|\r/).length;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(sample, delimiter);
    if (text.length > sample.length) widths.pop();
    const counts = new Map<number, number>();
    for (const columns of widths) if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1);
    // The share of records: under a wrong delimiter quotation marks hold nothing together, and there are more of them.
    const share = Math.max(0, ...counts.values()) / Math.max(1, widths.length);
    const score = share * lines * 100 + Math.max(0, ...counts.keys());
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** The number of columns of each record under a delimiter; a cell in quotation marks may go on over line breaks. */
function widthsOf(text: string, delimiter: string): number[] {
  const widths: number[] = [];
  let columns = 1;
  let quoted = false;
  let atStart = true;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character !== '"') continue;
      if (text[i + 1] === '"') i += 1;
      else quoted = false;
    } else if (character === delimiter) {
      columns += 1;
      atStart = true;
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[i + 1] === '\n') i += 1;
      widths.push(columns);
      columns = 1;
      atStart = true;
    } else {
      // Within a cell the sign stands for seconds of a degree, or inches.
      quoted = atStart && character === '"';
      atStart = false;
    }
  }
  widths.push(columns);
  return widths;
}
