import type { Headline } from '../../server/contract/dashboard.ts';
import type { Say } from '../ui/texts.ts';
import type { metricsMessages } from './metrics-messages.ts';
import type { FigureTexts } from './useFigureTexts.ts';

/** What the sentence needs to be said in the reader's language. */
export interface HeadlineVoice {
  t: Say<typeof metricsMessages>;
  figures: FigureTexts;
  step: (name: string) => string;
  reason: (name: string) => string;
  segment: (segment: SegmentNames) => string;
  /** Between two sentences, between two parts of one, and at the end. */
  join: { sentence: string; part: string; end: string };
}
export type SegmentNames = { channel?: string; region?: string; clientVersion?: string };

/** A part of the sentence; the strong ones alone say the most important. */
export interface HeadlinePart {
  text: string;
  strong: boolean;
}

type Moved = Extract<Headline, { kind: 'moved' }>;
type Beside = Extract<Headline, { kind: 'beside' }>;
/** From this share on it is nearly all of them, and from this on more than half. */
const NEARLY_ALL = 0.9;
const MOST = 0.5;

/** The sentence that a manager reads first: what changed, for whom, why. Pure. */
export function sayHeadline(headline: Headline, voice: HeadlineVoice): HeadlinePart[] {
  const { t, figures } = voice;
  const plain = (text: string) => [{ text, strong: false }];
  switch (headline.kind) {
    case 'empty':
      return plain(t('metrics.headline.empty'));
    case 'alone':
      return plain(t('metrics.headline.alone', shareTexts(headline.loopRate, figures)));
    case 'steady': {
      const { rate: before, low: beforeLow, high: beforeHigh } = shareTexts(headline.before, figures);
      const texts = { ...shareTexts(headline.loopRate, figures), before, beforeLow, beforeHigh };
      return plain(t('metrics.headline.steady', texts));
    }
    case 'beside':
      return sayBeside(headline, voice);
    case 'moved':
      return sayMoved(headline, voice);
  }
}

function sayBeside(headline: Beside, voice: HeadlineVoice): HeadlinePart[] {
  const { t, figures, join } = voice;
  const { rate: other, low: otherLow, high: otherHigh } = shareTexts(headline.other, figures);
  const texts = { ...shareTexts(headline.loopRate, figures), other, otherLow, otherHigh };
  const said = t(headline.differ ? 'metrics.headline.differ' : 'metrics.headline.alike', texts);
  const edge = sayBesideEdge(headline, voice);
  if (edge === null) return [{ text: said, strong: false }];
  const why = sayReason(headline, voice);
  const text = [edge, ...(why === null ? [] : [why])].join(join.part);
  return [
    { text: said, strong: false },
    { text: `${join.sentence}${text}${join.end}`, strong: true },
  ];
}

function sayBesideEdge({ edge }: Beside, { t, figures, step }: HeadlineVoice): string | null {
  if (edge === null || edge.ratio === null) return null;
  const names = { from: step(edge.from), to: step(edge.to), ratio: figures.ratio(edge.ratio) };
  return t('metrics.headline.besideEdge', names);
}

function sayMoved(headline: Moved, voice: HeadlineVoice): HeadlinePart[] {
  const { t, figures, join } = voice;
  const before = figures.percent(headline.before.share);
  const rate = t(headline.up ? 'metrics.headline.up' : 'metrics.headline.down', {
    ...shareTexts(headline.loopRate, figures),
    before,
  });
  const why = [saySegment(headline, voice), sayReason(headline, voice)].filter((text) => text !== null);
  const edge = sayEdge(headline, voice);
  return [
    ...(edge === null ? [] : [{ text: `${edge}${join.sentence}`, strong: true }]),
    { text: edge === null ? capital(rate) : rate, strong: edge === null },
    ...(why.length === 0
      ? []
      : [{ text: `${join.sentence}${capital(why.join(join.part))}${join.end}`, strong: true }]),
  ];
}

function sayEdge({ edge, up }: Moved, { t, figures, step }: HeadlineVoice): string | null {
  if (edge === null) return null;
  const names = { from: step(edge.from), to: step(edge.to) };
  if (edge.ratio === null) return t('metrics.headline.upEdgeNew', names);
  const ratio = figures.ratio(edge.ratio);
  return t(up ? 'metrics.headline.upEdge' : 'metrics.headline.downEdge', { ...names, ratio });
}

function saySegment({ segment, up }: Moved, { t, figures, ...voice }: HeadlineVoice): string | null {
  if (segment === null) return null;
  const { explains, ...names } = segment;
  return t(up ? 'metrics.headline.segmentUp' : 'metrics.headline.segmentDown', {
    share: figures.percent(explains),
    segment: voice.segment(names),
  });
}

function sayReason(
  { reason }: Pick<Moved, 'reason'>,
  { t, figures, ...voice }: HeadlineVoice,
): string | null {
  if (reason === null) return null;
  const said = { reason: voice.reason(reason.reason), share: figures.percent(reason.share) };
  if (reason.share >= NEARLY_ALL) return t('metrics.headline.reasonAll', said);
  return t(reason.share >= MOST ? 'metrics.headline.reasonMost' : 'metrics.headline.reasonSome', said);
}

function shareTexts({ share, low, high }: Moved['loopRate'], { percent }: FigureTexts) {
  return { rate: percent(share), low: percent(low), high: percent(high) };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
