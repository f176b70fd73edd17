export interface TableColumns {
  names: string[];
  /** the column that is another name for the row's number */
  rowid: string | null;
}

// A definition longer than this has no columns anyone typed.
const LONGEST = 100_000;

/** The columns of a table by its `create table`: quoted or not, without the constraints behind them. */
export function tableColumns(sql: string): TableColumns {
  const names: string[] = [];
  let rowid: string | null = null;
  for (const part of partsOf(sql.slice(0, LONGEST))) {
    const [name, quoted] = nameOf(part);
    if (name === '' || (!quoted && /^(constraint|primary|unique|check|foreign)$/i.test(name))) continue;
    names.push(name);
    if (/\s(integer)\b.*\sprimary\s+key\b/is.test(part)) rowid = name;
  }
  return { names, rowid };
}

/** What stands between the outer brackets, cut at its commas. */
function partsOf(sql: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i < sql.length; i++) {
    const character = sql[i] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '[') quote = ']';
    else if (character === '(') {
      if (depth === 0) from = i + 1;
      depth += 1;
    } else if (character === ')' || (character === ',' && depth === 1)) {
      if (depth === 1) parts.push(sql.slice(from, i).trim());
      if (character === ')') depth -= 1;
      else from = i + 1;
      if (depth === 0) return parts;
    }
  }
  return parts;
}

function nameOf(part: string): [name: string, quoted: boolean] {
  const quoted = /^(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|'((?:[^']|'')*)')/.exec(part);
  if (!quoted) return [/^[^\s(,]*/.exec(part)?.[0] ?? '', false];
  const [, double, back, square, single] = quoted;
  const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? square ?? single?.replaceAll("''", "'");
  return [name ?? '', true];
}
