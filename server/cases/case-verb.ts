import { z } from 'zod';
import type { CaseRecord } from '../../db/tables.ts';
import { caseStatusSchema } from '../contract/cases.ts';
import type { StaffActor } from '../platform/actor.ts';
import { type can, type Route, route } from '../platform/route.ts';
import { presentStatus } from './present-case.ts';

/** The case's number in an address. */
export const caseParams = z.object({ id: z.coerce.number().int().positive() });

/** One verb on one case: POST, answering the case's status. */
export function caseVerb<S extends z.ZodType>(
  name: string,
  summary: string,
  permission: ReturnType<typeof can<'act' | 'claim' | 'assign' | 'approve', 'Case'>>,
  body: S,
  act: (actor: StaffActor, id: number, body: z.output<S>) => Promise<CaseRecord>,
): Route {
  return route({
    method: 'post',
    path: `/api/cases/:id/${name}`,
    summary,
    permission,
    params: caseParams,
    body: body as z.ZodType,
    response: caseStatusSchema,
    handler: async (input) =>
      presentStatus(await act(input.actor, input.params.id, input.body as z.output<S>)),
  });
}
