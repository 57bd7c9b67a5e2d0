import { z } from 'zod';
import type { Ability } from '../contract/ability.ts';
import {
  dashboardQuerySchema,
  dashboardSchema,
  decisionsThatWorkSchema,
  edgeQuerySchema,
  edgeStorySchema,
  figureJourneysQuerySchema,
  journeyPageSchema,
  trendQuerySchema,
  trendSchema,
  worksQuerySchema,
} from '../contract/dashboard.ts';
import { flowMetricsSchema, metricsQuerySchema } from '../contract/metrics.ts';
import { trendsSchema } from '../contract/trends.ts';
import { nameSchema } from '../contract/names.ts';
import { outcomeCasePageSchema, outcomeCasesQuerySchema } from '../contract/outcomes.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { can, type Route, route } from '../platform/route.ts';
import { checkQuestion } from './check-question.ts';
import { edgeStory } from './edge-story.ts';
import { questionOf, segmentOf } from './figure-question.ts';
import { flowMetrics } from './flow-metrics.ts';
import { listJourneys } from './list-journeys.ts';
import { listOutcomeCases } from './list-outcome-cases.ts';
import { readDashboard } from './read-dashboard.ts';
import { readTrend } from './read-trend.ts';
import { readTrends } from './read-trends.ts';
import { readWhatWorks } from './read-what-works.ts';

const params = z.object({ name: nameSchema });
const FIGURES = {
  method: 'get',
  summary: 'The exact figures of a flow and period',
  params,
  query: metricsQuerySchema,
  response: flowMetricsSchema,
} as const;

/** The figures of a flow: for the platform by key, for the console by role and region. */
export function metricsRoutes(deps: IntakeDeps): Route[] {
  const { clock } = deps;
  const { read } = deps.db;
  const reads = can('read', 'Metrics');
  // What is asked, refused where the flow has no such step, version or segment.
  const askedBy = async (ability: Ability, name: string, query: Parameters<typeof questionOf>[1]) => {
    const question = questionOf(name, query, ability);
    checkQuestion(await deps.rulebook(read), question);
    return question;
  };
  return [
    route({
      ...FIGURES,
      path: '/api/platform/v1/flows/:name/metrics',
      permission: { by: 'key', scope: 'metrics' },
      handler: async ({ params: { name }, query }) =>
        flowMetrics(read, await deps.rulebook(read), questionOf(name, query), clock()),
    }),
    route({
      ...FIGURES,
      path: '/api/flows/:name/metrics',
      permission: reads,
      handler: async ({ actor, params: { name }, query }) =>
        flowMetrics(read, await deps.rulebook(read), questionOf(name, query, actor.ability), clock()),
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/dashboard',
      summary: 'Two periods of a flow side by side, the queue, and what changed, for whom and why',
      permission: reads,
      params,
      query: dashboardQuerySchema,
      response: dashboardSchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = questionOf(name, query, actor.ability);
        const { compareFrom, compareTo, compareSegment } = query;
        const compared =
          compareFrom === undefined || compareTo === undefined
            ? null
            : {
                from: Date.parse(compareFrom),
                to: Date.parse(compareTo),
                ...(compareSegment !== undefined && {
                  segment: segmentOf(compareSegment.filter((part) => part !== 'all')),
                }),
              };
        return readDashboard(read, await deps.rulebook(read), actor.ability, question, compared, clock());
      },
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/trend',
      summary: 'The loop rate by calendar day of a time zone, with its interval',
      permission: reads,
      params,
      query: trendQuerySchema,
      response: trendSchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = await askedBy(actor.ability, name, query);
        return readTrend(read, question, query.zone);
      },
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/trends',
      summary: 'How people loop and how the queue goes, by calendar day of a time zone',
      permission: reads,
      params,
      query: trendQuerySchema,
      response: trendsSchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = await askedBy(actor.ability, name, query);
        return readTrends(read, actor.ability, question, query.zone, clock(), await deps.settings());
      },
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/outcome-cases',
      summary: 'The cases behind first-contact resolution or the objection rate, the newest first',
      permission: reads,
      params,
      query: outcomeCasesQuerySchema,
      response: outcomeCasePageSchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = await askedBy(actor.ability, name, query);
        const page = await listOutcomeCases(read, actor.ability, question, query, clock());
        deps.views.note(clock(), actor, {
          action: 'metrics.view_cases',
          subject: 'flow',
          subjectId: name,
          after: { figure: query.figure, shown: page.data.length },
        });
        return page;
      },
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/what-works',
      summary: 'Who escaped after which decision',
      permission: reads,
      params,
      query: worksQuerySchema,
      response: decisionsThatWorkSchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = await askedBy(actor.ability, name, query);
        return readWhatWorks(read, question, await deps.settings());
      },
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/edge',
      summary: 'How often one transition was made, and why where it is a lap',
      permission: reads,
      params,
      query: edgeQuerySchema,
      response: edgeStorySchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = await askedBy(actor.ability, name, query);
        return edgeStory(read, question, query.edgeFrom, query.edgeTo);
      },
    }),
    route({
      method: 'get',
      path: '/api/flows/:name/journeys',
      summary: 'The journeys behind a figure, the newest first, each with its case',
      permission: reads,
      params,
      query: figureJourneysQuerySchema,
      response: journeyPageSchema,
      handler: async ({ actor, params: { name }, query }) => {
        const question = await askedBy(actor.ability, name, query);
        const page = await listJourneys(read, actor.ability, question, query);
        deps.views.note(clock(), actor, {
          action: 'metrics.view_journeys',
          subject: 'flow',
          subjectId: name,
          after: { shown: page.data.length },
        });
        return page;
      },
    }),
  ];
}
