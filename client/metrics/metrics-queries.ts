import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  type Dashboard,
  type DecisionsThatWork,
  type EdgeStory,
  type JourneyRow,
  type Trend,
} from '../../server/contract/dashboard.ts';
import type { Annotation } from '../../server/contract/annotations.ts';
import type { FlowSummary } from '../../server/contract/flow-format.ts';
import type { OutcomeCase } from '../../server/contract/outcomes.ts';
import type { Trends } from '../../server/contract/trends.ts';
import type { Page } from '../../server/contract/page.ts';
import { getJson, type Query } from '../api/http.ts';
import { type MetricsView, type Opened, type Period, segmentParts } from './metrics-view.ts';
import { trendStart } from './trend-start.ts';

/** What every chart of the page is asked with. */
export interface Question {
  flow: string;
  period: Period;
  segment: MetricsView['segment'];
  version: number | null;
}

const STALE_MS = 60_000;

/** The flows to choose from. */
export function useFlowChoices() {
  return useQuery({
    queryKey: ['metrics', 'flows'],
    queryFn: ({ signal }) => getJson<Page<FlowSummary>>('/flows', { limit: 100 }, signal),
    staleTime: STALE_MS,
  });
}

/** Two periods or segments side by side; the former answer stays while the next is on its way. */
export function useDashboard(
  question: Question,
  { compared, other }: Pick<MetricsView, 'compared' | 'other'>,
) {
  const { compareFrom, compareTo } = question.period;
  const parts = other === null ? null : segmentParts(other.segment);
  const also = compared
    ? {
        compareFrom: iso(compareFrom),
        compareTo: iso(compareTo),
        ...(parts !== null && { compareSegment: parts.length === 0 ? ['all'] : parts }),
      }
    : {};
  return useChart<Dashboard>('dashboard', question, also);
}

export function useTrend(question: Question, from: number, enabled = true) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useChart<Trend>('trend', question, { zone, from: iso(from) }, enabled);
}

export function useTrends(question: Question, from: number, enabled = true) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useChart<Trends>('trends', question, { zone, from: iso(from) }, enabled);
}

export function useWhatWorks(question: Question) {
  return useChart<DecisionsThatWork>('what-works', question, {});
}

/** Marks in a period, UTC ms. */
export function useAnnotations(flow: string, from: number, to: number) {
  const query = { flow, from: iso(from), to: iso(to) };
  return useQuery({
    queryKey: ['metrics', 'annotations', query],
    queryFn: ({ signal }) => getJson<{ data: Annotation[] }>('/annotations', query, signal),
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
  });
}

export function useEdgeStory(question: Question, edge: Extract<Opened, { kind: 'edge' }> | null) {
  const names = edge === null ? {} : { edgeFrom: edge.from, edgeTo: edge.to };
  return useChart<EdgeStory>('edge', question, names, edge !== null);
}

/** One page of the journeys behind a figure. */
export function useJourneys(question: Question, opened: Opened, cursor: string | null) {
  const edge =
    opened.kind === 'edge' ? { edgeFrom: opened.from, edgeTo: opened.to, reason: opened.reason } : {};
  const stuck = opened.kind === 'stuck' ? { stuck: 'true' } : {};
  return useChart<Page<JourneyRow>>('journeys', question, { ...edge, ...stuck, cursor, limit: 20 });
}

/** The cases behind what came of decisions, page after page, over the days of the charts. */
export function useOutcomeCases(question: Question, kind: 'firstContact' | 'objected', only: boolean) {
  const { flow, period, segment } = question;
  const query = {
    from: iso(trendStart(period)),
    to: iso(period.to),
    segment: segmentParts(segment),
    figure: kind === 'objected' ? 'objections' : 'first_contact',
    only: String(only),
  };
  return useInfiniteQuery({
    queryKey: ['metrics', 'outcome-cases', flow, query],
    queryFn: ({ signal, pageParam: cursor }) =>
      getJson<Page<OutcomeCase>>(
        `/flows/${encodeURIComponent(flow)}/outcome-cases`,
        { ...query, cursor, limit: 20 },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => pageInfo.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
  });
}

function useChart<T>(
  chart: string,
  { flow, period, segment, version }: Question,
  also: Query,
  enabled = true,
) {
  const query: Query = {
    from: iso(period.from),
    to: iso(period.to),
    segment: segmentParts(segment),
    version,
    ...also,
  };
  return useQuery({
    queryKey: ['metrics', chart, flow, query],
    queryFn: ({ signal }) => getJson<T>(`/flows/${encodeURIComponent(flow)}/${chart}`, query, signal),
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
    enabled,
  });
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
