import type { Tx } from '../db/door.ts';
import type { ColumnChoice, RememberedChoices } from './choices.ts';

interface StoredChoice {
  form: string;
  heading: string;
  choice: ColumnChoice;
}

/** What the office said of columns before. */
export async function readChoices(tx: Tx): Promise<RememberedChoices> {
  const rows = await tx<StoredChoice[]>`
    select form, heading, choice from tn.import_choice where commune_id = tn.current_commune()`;
  const forms: Record<string, Record<string, ColumnChoice>> = {};
  for (const { form, heading, choice } of rows) {
    forms[form] ??= Object.create(null) as Record<string, ColumnChoice>;
    forms[form][heading] = choice;
  }
  return forms;
}

/** The last word on a column of a form counts. */
export const rememberChoices = (tx: Tx, choices: readonly StoredChoice[]) => tx`
  insert into tn.import_choice (commune_id, form, heading, choice)
  select tn.current_commune(), form, heading, choice
  from jsonb_to_recordset(${tx.json(choices as never)}) as r(form text, heading text, choice text)
  on conflict (commune_id, form, heading) do update set choice = excluded.choice, said_at = now()`;
