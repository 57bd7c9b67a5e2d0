import { z } from 'zod';
import type { CaseRecord } from '../../db/tables.ts';
import { presentStatus } from '../cases/present-case.ts';
import {
  accountPageSchema,
  accountParamsSchema,
  journeyListQuerySchema,
  journeyPageSchema,
  phoneSearchAnswerSchema,
  phoneSearchInputSchema,
} from '../contract/account-page.ts';
import {
  brakeListQuerySchema,
  brakePageSchema,
  brakeSchema,
  releaseBrakeInputSchema,
} from '../contract/brakes.ts';
import { caseStatusSchema } from '../contract/cases.ts';
import { text } from '../contract/names.ts';
import {
  askCodeInputSchema,
  reversalAnswerSchema,
  reversalInputSchema,
  setNumberInputSchema,
} from '../contract/phones.ts';
import { askPlatformInputSchema } from '../contract/phone-inquiries.ts';
import type { StaffActor } from '../platform/actor.ts';
import { can, type Route, route } from '../platform/route.ts';
import { askCode } from './ask-code.ts';
import { askPlatform } from './ask-platform.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { listBrakes, releaseBrake } from './brake-verbs.ts';
import { listAccountJourneys } from './list-account-journeys.ts';
import { nameNumber } from './name-number.ts';
import { openReversal } from './open-reversal.ts';
import type { PhoneRouteDeps } from './phone-deps.ts';
import { readAccountPage } from './read-account-page.ts';
import { searchPhone } from './search-phone.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

/** Every route of phones. */
export function phoneRoutes(deps: PhoneRouteDeps): Route[] {
  return [...accountRoutes(deps), ...caseVerbs(deps), ...brakeRoutes(deps), ...bulkRoutes(deps)];
}

function accountRoutes(deps: PhoneRouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/accounts/:id',
      summary:
        'What is known of an account: its phones over time, and what stands in the way of changing them',
      permission: can('read', 'Account'),
      params: accountParamsSchema,
      response: accountPageSchema,
      handler: async ({ actor, params: { id } }) => {
        const page = await readAccountPage(deps, actor, id);
        const view = { action: 'account.view', subject: 'account', subjectId: id, accountId: id };
        deps.views.note(deps.clock(), actor, view);
        return page;
      },
    }),
    route({
      method: 'get',
      path: '/api/accounts/:id/journeys',
      summary: 'The journeys of an account, the newest first',
      permission: can('read', 'Account'),
      params: accountParamsSchema,
      query: journeyListQuerySchema,
      response: journeyPageSchema,
      handler: ({ actor, params: { id }, query }) => listAccountJourneys(deps, actor, id, query),
    }),
    route({
      method: 'post',
      path: '/api/phones/search',
      summary: 'Who has or had a number, by the whole of it, with a reason',
      permission: can('search', 'Account'),
      body: phoneSearchInputSchema,
      response: phoneSearchAnswerSchema,
      handler: ({ actor, body }) => searchPhone(deps, actor, body),
    }),
  ];
}

function caseVerbs(deps: PhoneRouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/cases/:id/phone/reversal',
      summary: 'Open the case that undoes a done action, while its window is open',
      permission: can('create', 'Case'),
      params,
      body: reversalInputSchema,
      response: reversalAnswerSchema,
      status: 201,
      handler: async ({ actor, params: { id }, body }) => ({
        id: (await openReversal(deps, actor, id, body)).id,
      }),
    }),
    verb('number', 'Name the number that a caller wants bound', setNumberInputSchema, (actor, id, body) =>
      nameNumber(deps, actor, id, body),
    ),
    verb(
      'codes',
      'Have the platform send a code, while the claim stays',
      askCodeInputSchema,
      (actor, id, body) => askCode(deps, actor, id, body),
    ),
    verb(
      'inquiries',
      'Ask the platform to repair its record of the account, or for the carrier’s report of the new number',
      askPlatformInputSchema,
      (actor, id, body) => askPlatform(deps, actor, id, body),
    ),
  ];
}

function brakeRoutes(deps: PhoneRouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/brakes',
      summary: 'People and cases that are held, the newest first',
      permission: can('read', 'Brake'),
      query: brakeListQuerySchema,
      response: brakePageSchema,
      handler: ({ actor, query }) => listBrakes(deps.db.read, actor, query),
    }),
    route({
      method: 'post',
      path: '/api/brakes/:id/release',
      summary: 'Release a brake, as a manager, with a reason',
      permission: can('update', 'Brake'),
      params: z.object({ id: text(64, 1) }),
      body: releaseBrakeInputSchema,
      response: brakeSchema,
      handler: ({ actor, params: { id }, body }) => releaseBrake(deps, actor, id, body.reason),
    }),
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
