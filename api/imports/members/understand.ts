import { ImportError } from '../errors.ts';
import { asHamletName, hamletInText } from '../hamlet-names.ts';
import { foldHeading } from '../headings.ts';
import type { Lang } from '../messages.ts';
import type { RawFile } from '../read/types.ts';
import { tablesOf } from '../tables.ts';
import type { ColumnReport, SheetReport } from '../understand.ts';
import { platformIndex } from '../values/platforms.ts';
import { textOf } from '../values/words.ts';
import { asMemberColumns } from './headings.ts';
import type { MemberProblem } from './problems.ts';
import { type MemberRow, readMember } from './rows.ts';

/** A list of members as it was understood, before anything is compared with the database. */
export interface MemberList {
  format: string;
  encoding: string;
  sheets: SheetReport[];
  columns: Pick<ColumnReport, 'sheet' | 'heading' | 'field' | 'confidence'>[];
  rows: MemberRow[];
  problems: MemberProblem[];
  /** folded names in rows that do not go in: who stands there has not disappeared from the list */
  rejectedNames: string[];
}

const NO_PLATFORMS = platformIndex([]);

/**
 * Reads a list of team members: one sheet a hamlet or one for all, titles, sections, totals and signatures as in
 * registers of households.
 *
 * @param hamlet  the hamlet of rows that name none, where the commune has only one
 * @throws ImportError where no list is found
 */
export function understandMembers(file: RawFile, { lang, hamlet }: { lang: Lang; hamlet: string | null }): MemberList {
  const { format, encoding } = file;
  const list: MemberList = { format, encoding, sheets: [], columns: [], rows: [], problems: [], rejectedNames: [] };
  for (const sheet of file.sheets) {
    const own = sheet.named ? (asHamletName(sheet.name) ?? hamletInText(sheet.name)) : null;
    const context = { lang, sheet: sheet.name, hamlet: own ?? hamlet };
    let rows = 0;
    for (const table of tablesOf(sheet, NO_PLATFORMS, asMemberColumns)) {
      const names = table.columns.find(({ field }) => field === 'head');
      for (const { heading, field, confidence } of table.columns) {
        const kept = field === 'note' ? null : field === 'head' ? 'name' : field;
        list.columns.push({ sheet: sheet.name, heading, field: kept, confidence });
      }
      for (const row of table.rows) {
        rows += 1;
        const read = readMember(row, table.columns, context);
        if (!Array.isArray(read)) list.rows.push(read);
        else {
          list.problems.push(...read);
          if (names) list.rejectedNames.push(foldHeading(textOf(row.cells[names.index] ?? null)));
        }
      }
    }
    list.sheets.push({ name: sheet.name, hamlet: own, rows });
  }
  if (list.columns.length === 0) {
    throw new ImportError(file.sheets.every((sheet) => sheet.rows.length === 0) ? 'empty' : 'no_member_header');
  }
  return list;
}
