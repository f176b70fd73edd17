import { z } from '@hono/zod-openapi';
import { type IssueWord, vi } from './issue-words.vi.ts';
import type { Issue } from './issues.ts';

type Found = Pick<Issue, 'word' | 'params'>;

/**
 * What a schema found wrong, as issues. A check of our own says with its message which word it is
 * (`message: 'from_first_day' satisfies IssueWord`); what zod itself says is told by its code.
 */
export const issuesOfZod = (issues: readonly z.core.$ZodIssue[]): Issue[] =>
  issues.flatMap((issue): Issue[] => {
    const path = issue.path.map(safe).join('.');
    if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys);
    const own = isWord(issue.message) ? issue.message : null;
    return own
      ? [{ path, code: issue.code === 'custom' ? own : issue.code, word: own }]
      : [{ path, code: issue.code, ...wordOf(issue) }];
  });

const isWord = (message: string): message is IssueWord => Object.hasOwn(vi, message);

/** A field that is not there is told from one of another kind while zod still has the value: issues come without. */
z.config({
  customError: ({ code, input }) =>
    code === 'invalid_type' && input === undefined ? ('missing' satisfies IssueWord) : undefined,
});

/** What looks like a field's name or an identifier is one; anything else a person may have typed. */
const isName = (part: string) => /^[A-Za-z_][\w-]{0,39}$|^\d{1,9}$|^[0-9a-fA-F-]{36}$/.test(part);
const safe = (part: PropertyKey): string => (isName(String(part)) ? String(part) : '*');

function unknownKeys(path: string, keys: readonly string[]): Issue[] {
  const names = keys.filter(isName);
  const code = 'unrecognized_keys';
  if (names.length < keys.length) return [{ path, code, word: 'unknown_keys' }];
  return names.map((name) => ({ path: path === '' ? name : `${path}.${name}`, code, word: 'unknown_key' }));
}

function wordOf(issue: z.core.$ZodIssue): Found {
  switch (issue.code) {
    case 'invalid_type':
      return { word: KINDS[issue.expected] ?? 'other_kind' };
    case 'invalid_value':
      return { word: 'choice', params: { options: issue.values.map(String).join(', ') } };
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? { word: 'choice', params: { options: issue.options.map(String).join(', ') } }
        : { word: 'other_shape' };
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_format':
      return { word: FORMATS[issue.format] ?? 'other_format' };
    case 'not_multiple_of':
      return { word: 'step', params: { step: String(issue.divisor) } };
    case 'invalid_key':
      return { word: 'key' };
    default:
      return { word: 'other_shape' };
  }
}

const KINDS: Record<string, IssueWord> = {
  string: 'text',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
  file: 'file',
  null: 'nothing',
};

const FORMATS: Record<string, IssueWord> = {
  date: 'date',
  datetime: 'date_and_time',
  time: 'time_of_day',
  uuid: 'identifier',
  guid: 'identifier',
};

function tooSmall(origin: string, least: number, inclusive: boolean): Found {
  if (origin === 'string') return least === 1 ? { word: 'empty' } : { word: 'too_short', params: { least } };
  if (LISTS.has(origin)) return { word: 'too_few', params: { least } };
  return { word: inclusive ? 'too_low' : 'not_above', params: { least } };
}

function tooBig(origin: string, most: number, inclusive: boolean): Found {
  if (origin === 'string') return { word: 'too_long', params: { most } };
  if (LISTS.has(origin)) return { word: 'too_many', params: { most } };
  return { word: inclusive ? 'too_high' : 'not_below', params: { most } };
}

const LISTS = new Set(['array', 'set', 'map', 'record']);
