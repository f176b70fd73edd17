import i18next from 'i18next';

/** One field of a request that the server would not take. */
export interface Issue {
  path?: (string | number)[] | string;
  message: string;
}

/** An answer that is not the one asked for, in the user's language (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: Issue[];
  constructor(status: number, code: string, message: string, issues: Issue[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

/** The server could not be reached at all. */
export const isOffline = (error: unknown): boolean => error instanceof Problem && error.status === 0;

export type Query = Record<string, string | number | boolean | undefined | null>;

/** `?a=1&b=x` of what is defined, or nothing. */
export function queryString(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

interface Options {
  query?: Query;
  body?: unknown;
  /** version of the row the change is meant for */
  ifMatch?: number;
  signal?: AbortSignal;
}

const answered = new Set<() => void>();
/** Hears that the server answered a question: there is signal. @returns what ends it */
export function onAnswer(listener: () => void): () => void {
  answered.add(listener);
  return () => answered.delete(listener);
}

/**
 * Asks the API.
 * @param path from `/api`, e.g. `/households`
 * @throws Problem for every answer outside 2xx, and with status 0 where no answer came
 */
export async function ask<T>(method: string, path: string, { query, body, ifMatch, signal }: Options = {}): Promise<T> {
  const headers: Record<string, string> = { 'accept-language': i18next.language || 'vi' };
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  const payload = isForm ? body : body === undefined ? undefined : JSON.stringify(body);
  let answer: Response;
  try {
    answer = await fetch(`/api${path}${queryString(query)}`, {
      method,
      headers,
      body: payload,
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'offline', i18next.t('common:failed.offline'));
  }
  if (answer.ok) {
    const text = await answer.text();
    for (const listener of answered) listener();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  throw await problemOf(answer);
}

/** The problem an answer tells of, whoever wrote it (a proxy in between may answer in HTML). */
async function problemOf(answer: Response): Promise<Problem> {
  const told = (await answer.json().catch(() => ({}))) as {
    code?: string;
    title?: string;
    detail?: string;
    message?: string;
    issues?: Issue[];
  };
  const words = told.detail ?? told.title ?? told.message ?? i18next.t('common:failed.server');
  return new Problem(answer.status, told.code ?? 'unknown', words, told.issues);
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => ask<T>('GET', path, { query, signal });
export const post = <T>(path: string, body?: unknown, query?: Query) => ask<T>('POST', path, { body, query });
export const patch = <T>(path: string, body: unknown, ifMatch?: number) => ask<T>('PATCH', path, { body, ifMatch });
export const remove = <T>(path: string, ifMatch?: number) => ask<T>('DELETE', path, { ifMatch });
