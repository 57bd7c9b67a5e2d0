import type { Rulebook } from '../journeys/rulebook.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { FigureQuestion } from './figure-question.ts';

/** Throws `flow_unknown`, or `invalid_request` for a version that the flow never had. */
export function checkQuestion(rulebook: Rulebook, { flow, version }: FigureQuestion): void {
  if (!rulebook.knowsFlow(flow)) throw new ProblemError('flow_unknown');
  if (version !== undefined && !rulebook.knowsVersion(flow, version))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('version', 'no_such_version')],
    });
}
