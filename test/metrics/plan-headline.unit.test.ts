import { describe, expect, it } from 'vitest';
import { metricsMessages } from '../../client/metrics/metrics-messages.ts';
import { type HeadlineVoice, sayHeadline } from '../../client/metrics/headline-text.ts';
import { figureTexts } from '../../client/metrics/useFigureTexts.ts';
import type { Headline, PeriodFigures } from '../../server/contract/dashboard.ts';
import { planHeadline, withReason } from '../../server/metrics/plan-headline.ts';
import type { SegmentCount } from '../../server/metrics/segment-counts.ts';
import { shareOf } from '../../server/metrics/share.ts';

type Cell = [channel: string, clientVersion: string, journeys: number, stuck: number];
const cells = (...list: Cell[]): SegmentCount[] =>
  list.map(([channel, clientVersion, journeys, stuck]) => ({
    channel,
    clientVersion,
    region: 'CN-44',
    version: 1,
    journeys,
    stuck,
  }));
const figures = (list: readonly SegmentCount[], laps: number): PeriodFigures => {
  const journeys = list.reduce((sum, cell) => sum + cell.journeys, 0);
  const stuck = list.reduce((sum, cell) => sum + cell.stuck, 0);
  const edge = { from: 'former_passwords', to: 'id_info', kind: 'lap' as const };
  return {
    journeys,
    loopRate: shareOf(stuck, journeys),
    edges: [{ ...edge, times: laps, journeys: stuck }],
  } as PeriodFigures;
};
const plan = (
  now: SegmentCount[],
  before: SegmentCount[],
  laps: [number, number] = [300, 100],
  isBeside = false,
) => {
  const earlier = figures(before, laps[1]);
  return planHeadline({
    now: figures(now, laps[0]),
    before: earlier,
    rateThen: earlier.loopRate,
    cellsNow: now,
    cellsBefore: before,
    isBeside,
  });
};

const week = cells(['android', '9.1.24', 500, 50], ['ios', '9.1.24', 500, 50]);

describe('The headline', () => {
  it('says that nothing moved where the intervals overlap', () => {
    const now = cells(['android', '9.1.24', 500, 60], ['ios', '9.1.24', 500, 55]);
    expect(plan(now, week)).toMatchObject({ kind: 'steady' });
  });

  it('sets one segment beside another without saying that anything moved', () => {
    const now = cells(['android', '9.1.25', 400, 120]);
    const other = cells(['ios', '9.1.25', 200, 20]);
    expect(plan(now, other, [240, 40], true)).toEqual({
      kind: 'beside',
      differ: true,
      loopRate: shareOf(120, 400),
      other: shareOf(20, 200),
      edge: { from: 'former_passwords', to: 'id_info', times: 240, ratio: 3 },
      reason: null,
    });
    const alike = cells(['ios', '9.1.25', 200, 55]);
    expect(plan(now, alike, [240, 40], true)).toMatchObject({ kind: 'beside', differ: false, edge: null });
  });

  it('names the segment that explains most of the change, as wide as it may be', () => {
    const now = cells(
      ['android', '9.1.25', 200, 100],
      ['android', '9.1.24', 300, 30],
      ['ios', '9.1.24', 500, 50],
    );
    expect(plan(now, week)).toMatchObject({
      up: true,
      segment: { clientVersion: '9.1.25', explains: 1 },
      journeys: 100,
    });
    const oneChannel = cells(
      ['android', '9.1.25', 200, 100],
      ['android', '9.1.24', 300, 30],
      ['ios', '9.1.25', 500, 50],
    );
    expect(plan(oneChannel, week)).toMatchObject({
      segment: { channel: 'android', clientVersion: '9.1.25' },
    });
  });

  it('blames no segment that was as bad before, nor one that is just where everybody is', () => {
    const before = cells(['android', '9.1.24', 500, 200], ['ios', '9.1.24', 500, 20]);
    const now = cells(['android', '9.1.24', 500, 260], ['ios', '9.1.24', 500, 80]);
    expect(plan(now, before)).toMatchObject({ kind: 'moved', segment: null });
  });

  it('measures a lap by what its earlier rate would have given, and not by volume', () => {
    const twice = cells(['android', '9.1.24', 1_000, 300], ['ios', '9.1.24', 1_000, 300]);
    expect(plan(twice, week, [400, 100])).toMatchObject({ edge: { times: 400, ratio: 2 } });
  });

  it('has a fall to tell as well as a rise', () => {
    const now = cells(['android', '9.1.24', 500, 5], ['ios', '9.1.24', 500, 50]);
    expect(plan(now, week, [40, 100])).toMatchObject({
      up: false,
      segment: { channel: 'android' },
      edge: { ratio: 0.4 },
    });
  });
});

describe('The sentence', () => {
  const voice = (locale: 'en' | 'zh-CN'): HeadlineVoice => ({
    t: (key, params = {}) => {
      const path = key.split('.');
      let text: unknown = metricsMessages[locale];
      for (const part of path) text = (text as Record<string, unknown>)[part];
      return String(text).replaceAll(/%\{(\w+)\}/g, (_, name: string) => String(params[name]));
    },
    figures: figureTexts(locale),
    step: (name) => name,
    reason: (name) => name,
    segment: (segment) => Object.values(segment).join(' '),
    join: locale === 'en' ? { sentence: ' ', part: ', ', end: '.' } : { sentence: '', part: '，', end: '。' },
  });
  const say = (headline: Headline, locale: 'en' | 'zh-CN') =>
    sayHeadline(headline, voice(locale))
      .map(({ text }) => text)
      .join('');

  it('tells what changed, for whom and why, in both languages', () => {
    const now = cells(
      ['android', '9.1.25', 200, 100],
      ['android', '9.1.24', 300, 30],
      ['ios', '9.1.24', 500, 50],
    );
    const moved = plan(now, week);
    if (moved.kind !== 'moved') throw new Error('nothing moved');
    const reasons = [
      { reason: 'insufficient', times: 95 },
      { reason: null, times: 5 },
    ];
    const headline = withReason(moved, { times: 100, journeys: 80, reasons });
    expect(say(headline, 'en')).toBe(
      'From former_passwords back to id_info, 3 times as often as before: the loop rate rose to 18% (before 10%, ' +
        '95%: 15.7%–20.5%). 100% of the rise comes from 9.1.25, nearly always for insufficient.',
    );
    expect(say(headline, 'zh-CN')).toBe(
      '“former_passwords → id_info”的回圈是之前的 3 倍：死循环率升至 18%（之前 10%，95% 区间 15.7%–20.5%）。' +
        '100% 的增长来自 9.1.25，原因几乎都是 insufficient。',
    );
  });

  it('claims nothing where there is nothing to compare with', () => {
    expect(say({ kind: 'alone', loopRate: shareOf(1, 10) }, 'en')).toBe('Loop rate 10% (95%: 1.8%–40.4%).');
    expect(say({ kind: 'empty' }, 'zh-CN')).toBe('这段时间没有开始任何历程。');
  });
});
