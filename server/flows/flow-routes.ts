import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import {
  type FlowDefinition,
  flowDefinitionSchema,
  flowDetailSchema,
  flowSummarySchema,
  putFlowAnswerSchema,
} from '../contract/flow-format.ts';
import { nameSchema } from '../contract/names.ts';
import { pageOf, pageQuerySchema } from '../contract/page.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { can, type Route, route } from '../platform/route.ts';
import { listFlows } from './flow-repository.ts';
import { getFlowDetail } from './present-flow.ts';
import { putFlow } from './put-flow.ts';

export interface FlowDeps {
  db: Database;
  clock: Clock;
}

const oneFlow = z.object({ name: nameSchema });

/** Flows for the console and, to write, for the platform: the same JSON in both. */
export function flowRoutes({ db, clock }: FlowDeps): Route[] {
  const put = async (actor: Actor, name: string, definition: FlowDefinition) => {
    if (definition.name !== name)
      throw new ProblemError('invalid_request', {
        errors: [faultAt('name', 'other_name_than_address')],
      });
    return db.write((tx) => putFlow(tx, clock(), actor, definition));
  };
  return [
    route({
      method: 'get',
      path: '/api/flows',
      summary: 'The flows, by name',
      permission: can('read', 'Flow'),
      query: pageQuerySchema,
      response: pageOf(flowSummarySchema),
      handler: ({ query }) => listFlows(db.read, query),
    }),
    route({
      method: 'get',
      path: '/api/flows/:name',
      summary: 'A flow with its history and what events brought undeclared',
      permission: can('read', 'Flow'),
      params: oneFlow,
      response: flowDetailSchema,
      handler: ({ params }) => getFlowDetail(db.read, params.name),
    }),
    route({
      method: 'put',
      path: '/api/flows/:name',
      summary: 'Define a flow, or change it',
      permission: can('update', 'Flow'),
      params: oneFlow,
      body: flowDefinitionSchema,
      response: putFlowAnswerSchema,
      handler: ({ actor, params, body }) => put(actor, params.name, body),
    }),
    route({
      method: 'put',
      path: '/api/platform/v1/flows/:name',
      summary: 'Define a flow, or change it',
      permission: { by: 'key', scope: 'flows' },
      params: oneFlow,
      body: flowDefinitionSchema,
      response: putFlowAnswerSchema,
      handler: ({ actor, params, body }) => put(actor, params.name, body),
    }),
  ];
}
