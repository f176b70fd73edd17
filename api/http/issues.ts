import { en as fieldsEn } from './field-names.en.ts';
import { vi as fieldsVi } from './field-names.vi.ts';
import { en as wordsEn } from './issue-words.en.ts';
import { type IssueWord, vi as wordsVi } from './issue-words.vi.ts';
import type { Language } from './language.ts';

/** One field of a request that is not taken, without its value; the words are made where the answer is made. */
export interface Issue {
  /** `changes.0.to`; empty for the request as a whole */
  path: string;
  /** stable, for programs; by default the word itself */
  code?: string;
  /** of the catalogue, or the words themselves where they depend on the feature */
  word: IssueWord | Record<Language, string>;
  /** what the words name with `{name}` */
  params?: Record<string, string | number>;
}

/** An issue as it is answered. */
export interface SaidIssue {
  path: string;
  code: string;
  message: string;
}

const WORDS: Record<Language, Record<IssueWord, string>> = { vi: wordsVi, en: wordsEn };
const FIELDS: Record<Language, Record<string, string>> = { vi: fieldsVi, en: fieldsEn };
/** Who reads more than these mends them first. */
const MOST_IN_DETAIL = 3;
/** A nonsense list of thousands has an issue for each item: the first tell enough. */
const MOST_ISSUES = 100;

/** The issues in a language. */
export const sayIssues = (issues: readonly Issue[], language: Language): SaidIssue[] =>
  issues.slice(0, MOST_ISSUES).map(({ path, word, code, params = {} }) => ({
    path,
    code: code ?? (typeof word === 'string' ? word : 'custom'),
    message: (typeof word === 'string' ? WORDS[language][word] : word[language]).replace(
      /\{(\w+)\}/g,
      (whole, name: string) => String(params[name] ?? whole),
    ),
  }));

/** One line naming the first fields and what is wrong with them; empty where there is no issue. */
export function detailOf(said: readonly SaidIssue[], language: Language): string {
  const first = said.slice(0, MOST_IN_DETAIL).map((issue) => `${nameOf(issue.path, language)}: ${issue.message}.`);
  const others = said.length - first.length;
  if (others > 0) first.push(language === 'vi' ? `Và ${others} chỗ khác.` : `And ${others} more.`);
  return first.join(' ');
}

/** `Số điện thoại (phone)`; the path as it is where the field has no name of ours. */
function nameOf(path: string, language: Language): string {
  if (path === '') return language === 'vi' ? 'Nội dung gửi lên' : 'What was sent';
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  const name = Object.hasOwn(FIELDS[language], field) ? FIELDS[language][field] : undefined;
  return name === undefined ? `${language === 'vi' ? 'Trường' : 'Field'} “${path}”` : `${name} (${path})`;
}
