import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import type { Events } from '../http/events.ts';
import { Problem, problemBody } from '../http/problem.ts';
import { listImports } from '../imports/history.ts';
import type { Lang } from '../imports/messages.ts';
import type { ImportItem } from '../imports/schema.ts';
import { undoImport } from '../imports/undo.ts';
import type { Output } from './command.ts';

const WORDS = {
  vi: {
    none: 'Chưa nhập lần nào.',
    line: '{id}  {at}  {file}  mới {created} · cập nhật {updated} · không đổi {unchanged} · cần sửa {rejected}{state}',
    undone: ' · đã hoàn tác',
    unfinished: ' · chưa xong',
    did: 'Đã hoàn tác: xoá {removed} hộ, trả lại {restored} hộ, {kept} hộ giữ những gì đã ghi sau đó.',
  },
  en: {
    none: 'Nothing was imported yet.',
    line: '{id}  {at}  {file}  new {created} · updated {updated} · unchanged {unchanged} · to mend {rejected}{state}',
    undone: ' · undone',
    unfinished: ' · not finished',
    did: 'Undone: {removed} households removed, {restored} restored, {kept} keep what was recorded since.',
  },
} as const;

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

interface Say {
  out: Output;
  json: boolean;
  lang: Lang;
}

/** Earlier imports, newest first, one a line. */
export async function sayImports(db: Database, user: Identity, { out, json, lang }: Say): Promise<number> {
  const items = await db.asUser(user, listImports);
  const state = ({ undoneAt, finished }: ImportItem) =>
    undoneAt ? WORDS[lang].undone : finished ? '' : WORDS[lang].unfinished;
  const lineOf = (item: ImportItem) => {
    const { id, at, fileName, created, updated, unchanged, rejected } = item;
    const values = { id, at, file: fileName ?? '–', created, updated, unchanged, rejected, state: state(item) };
    return fill(WORDS[lang].line, values);
  };
  if (json) out.log(JSON.stringify({ items }));
  else out.log(items.length === 0 ? WORDS[lang].none : items.map(lineOf).join('\n'));
  return 0;
}

/** Takes an import back; 1 where that cannot be. */
export async function undoAndSay(
  db: Database,
  user: Identity,
  id: string,
  { out, json, lang, events }: Say & { events: Events },
): Promise<number> {
  try {
    const answer = await undoImport(db, user, id);
    await events.announce(user.communeId ?? '', { kind: 'import' });
    out.log(json ? JSON.stringify(answer) : fill(WORDS[lang].did, { ...answer, kept: answer.kept.length }));
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    out.error(problemBody(error, lang, '').detail);
    return 1;
  }
}
