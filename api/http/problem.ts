import type { Context } from 'hono';
import type { IssueWord } from './issue-words.vi.ts';
import { detailOf, type Issue, sayIssues } from './issues.ts';
import { type Language, languageOf } from './language.ts';
import { en } from './problems.en.ts';
import { vi } from './problems.vi.ts';

/** Every problem the API answers with, and its status. Words in `problems.vi.ts` and `problems.en.ts`. */
export const PROBLEMS = {
  invalid_request: 400,
  invalid_json: 400,
  invalid_cursor: 400,
  invalid_token: 400,
  weak_password: 400,
  unauthenticated: 401,
  sign_in_failed: 401,
  slip_failed: 401,
  wrong_password: 403,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  id_taken: 409,
  code_taken: 409,
  username_taken: 409,
  name_taken: 409,
  already_superseded: 409,
  undo_expired: 409,
  import_undone: 409,
  import_too_old: 409,
  term_ended: 409,
  assignment_conflict: 409,
  proposal_settled: 409,
  proposal_outdated: 409,
  in_use: 409,
  plan_state: 409,
  nothing_to_undo: 409,
  clusters_outdated: 409,
  cluster_locked: 409,
  cluster_name_taken: 409,
  stale_version: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  unreadable_file: 422,
  invalid_reference: 422,
  plan_range: 422,
  plan_rule: 422,
  cluster_one_side: 422,
  cluster_outline_empty: 422,
  boundary_too_few_corners: 422,
  boundary_self_crossing: 422,
  boundary_hole_outside: 422,
  boundary_too_small: 422,
  boundary_too_detailed: 422,
  boundary_overlap: 422,
  boundary_not_valid: 422,
  version_required: 428,
  too_many_requests: 429,
  too_many_failures: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemOptions {
  /** what the words name with `{name}` */
  params?: Record<string, string | number>;
  /** fields that are not taken; they are the detail too, where no words are given */
  issues?: readonly Issue[];
  /** further members of the answer */
  extra?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** the detail by language, where it depends on the case */
  words?: Record<Language, string>;
  cause?: unknown;
}

/** An answer that is no success; thrown anywhere, turned into `application/problem+json` in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly options: ProblemOptions;
  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = PROBLEMS[code];
    this.options = options;
  }
}

/** `throw problem('stale_version', { params })`. */
export const problem = (code: ProblemCode, options?: ProblemOptions): Problem => new Problem(code, options);

const CATALOGUES = { vi, en };

/** `invalid_request` about one field. */
export const invalidField = (path: string, word: IssueWord): Problem =>
  problem('invalid_request', { issues: [{ path, word }] });

/** RFC 9457 body of a problem in the given language. */
export function problemBody(found: Problem, language: Language, instance: string) {
  const words = CATALOGUES[language][found.code];
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(found.options.params?.[name] ?? whole));
  const issues = found.options.issues && sayIssues(found.options.issues, language);
  return {
    ...found.options.extra,
    ...(issues && { issues }),
    type: `urn:tung-nha:problem:${found.code}`,
    title: fill(words.title),
    status: found.status,
    detail: found.options.words?.[language] ?? (issues?.length ? detailOf(issues, language) : fill(words.detail)),
    instance,
    code: found.code,
  };
}

/** The HTTP answer of a problem. The instance is the path alone: what people searched for stays out of it. */
export function answerProblem(c: Context, found: Problem): Response {
  return new Response(JSON.stringify(problemBody(found, languageOf(c), c.req.path)), {
    status: found.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...found.options.headers },
  });
}
