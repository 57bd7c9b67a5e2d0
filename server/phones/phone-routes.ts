import { z } from 'zod';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { presentStatus } from '../cases/present-case.ts';
import { caseStatusSchema } from '../contract/cases.ts';
import { askCodeInputSchema, setNumberInputSchema } from '../contract/phones.ts';
import type { StaffActor } from '../platform/actor.ts';
import { can, type Route, route } from '../platform/route.ts';
import { askCode } from './ask-code.ts';
import { nameNumber } from './name-number.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

/** Every route of phones. */
export function phoneRoutes(deps: CaseDeps): Route[] {
  return [
    verb('number', 'Name the number that a caller wants bound', setNumberInputSchema, (actor, id, body) =>
      nameNumber(deps, actor, id, body),
    ),
    verb(
      'codes',
      'Have the platform send a code, while the claim stays',
      askCodeInputSchema,
      (actor, id, body) => askCode(deps, actor, id, body),
    ),
  ];
}

/** One verb on one phone case: POST, answering the case's status. */
function verb<S extends z.ZodType>(
  name: string,
  summary: string,
  body: S,
  act: (actor: StaffActor, id: number, body: z.output<S>) => Promise<CaseRecord>,
): Route {
  return route({
    method: 'post',
    path: `/api/cases/:id/phone/${name}`,
    summary,
    permission: can('act', 'Case'),
    params,
    body: body as z.ZodType,
    response: caseStatusSchema,
    handler: async (input) =>
      presentStatus(await act(input.actor, input.params.id, input.body as z.output<S>)),
  });
}
