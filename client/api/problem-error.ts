import type { Problem } from '../../server/contract/problem.ts';

/** A refusal of the API (RFC 9457), or a failure to reach it: then `status` is 0 and `code` is `unreachable`. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string | undefined;
  readonly errors: NonNullable<Problem['errors']>;
  /** What it is now, where the caller's view was stale. */
  readonly current: Record<string, unknown> | undefined;

  constructor(problem: Partial<Problem> & { status: number }) {
    super(problem.title ?? '');
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code ?? 'internal';
    this.title = problem.title ?? '';
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.current = problem.current;
  }
}

/** The problem's stable code, or null when the error is something else. */
export function problemCode(error: unknown): string | null {
  return error instanceof ProblemError ? error.code : null;
}
