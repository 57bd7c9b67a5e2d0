import { PROBLEMS, type ProblemCode } from '../contract/problem-codes.ts';
import type { Fault } from '../contract/fault-texts.ts';

interface ProblemDetails {
  detail?: string;
  /** Every field that is wrong. */
  errors?: readonly Fault[];
  /** What it is now, where the caller's view was stale. */
  current?: Record<string, unknown>;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
}

/** An expected refusal; the error handler answers it as problem+json in the reader's language. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail === undefined ? code : `${code}: ${details.detail}`);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}
