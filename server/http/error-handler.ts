import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../platform/logger.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { localeOf, presentProblem } from './present-problem.ts';
import { contextOf } from './request-context.ts';

/** Answers every failure as problem+json: refusals as they are, anything else as `internal`, logged with its cause. */
export function answerProblems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { requestId, route } = contextOf(response);
    const problem = problemOf(error);
    if (problem.code === 'internal') logger.error({ requestId, route, err: error }, 'a request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    if (problem.details.retryAfter !== undefined)
      response.setHeader('Retry-After', String(problem.details.retryAfter));
    response.setHeader('Cache-Control', 'no-store');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(presentProblem(problem, localeOf(request.headers['accept-language']), requestId)));
  };
}

/** Databases say so when a query was stopped by its limit: SQLite's interrupt, PostgreSQL's query_canceled. */
const STOPPED = new Set(['SQLITE_INTERRUPT', '57014']);

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof URIError)
    return new ProblemError('invalid_request', { detail: 'the address is not validly percent-encoded' });
  if (STOPPED.has(String((error as { code?: unknown } | null)?.code)))
    return new ProblemError('query_timeout');
  return new ProblemError('internal');
}
