import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { answerProblem, Problem, problem } from './problem.ts';
import type { Env } from './routes.ts';

/** Turns whatever was thrown into a problem; what nobody expected is logged, and its words stay here. */
export const onError: ErrorHandler<Env> = (error, c) => {
  const found = asProblem(error, c);
  if (found.status >= 500) c.var.log?.error({ requestId: c.var.requestId, err: describe(error) }, 'request failed');
  return answerProblem(c, found);
};

export const onNotFound: NotFoundHandler<Env> = (c) => answerProblem(c, problem('not_found'));

function asProblem(error: unknown, c: Context<Env>): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 400) return problem('invalid_json', { cause: error });
  if (error instanceof HTTPException && error.status === 413) return problem('body_too_large', { cause: error });
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return problem('invalid_json', { cause: error });
  return fromDatabase(error) ?? problem('internal', { cause: error, params: { requestId: c.var.requestId ?? '' } });
}

/** What the database refuses, in the terms of the API. Its messages may hold values: they go nowhere. */
function fromDatabase(error: unknown): Problem | null {
  const { code, name } = error as { code?: string; name?: string };
  if (name !== 'PostgresError')
    return CONNECTION_LOST.has(code ?? '') ? problem('unavailable', { cause: error }) : null;
  switch (code) {
    case '42501': // insufficient privilege, a policy's check among them
      return problem('forbidden', { cause: error });
    case '23505':
    case '40001':
    case '40P01':
      return problem('conflict', { cause: error });
    case '23503':
      return problem('invalid_reference', { cause: error, params: { field: 'id' } });
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '23502':
    case '23514':
      return problem('invalid_request', { cause: error });
    default:
      return null;
  }
}

const CONNECTION_LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
]);

/** An error for the log: kind, code and stack; a database's message and detail can quote a person's row. */
function describe(error: unknown): Record<string, unknown> {
  const { name, code, stack, message } = error as Error & { code?: string };
  const quiet = name === 'PostgresError';
  return {
    name,
    code,
    message: quiet ? undefined : message,
    stack: quiet ? stack?.split('\n').slice(1).join('\n') : stack,
  };
}
