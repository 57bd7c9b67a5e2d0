import { Box, Link, Typography } from '@mui/material';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import { useNames } from '../catalogue/useNames.ts';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { RADIUS } from '../ui/tokens.ts';
import { sayHeadline } from './headline-text.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { MetricsView } from './metrics-view.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { useOtherText } from './useOtherText.ts';
import { useSegmentText } from './useSegmentText.ts';

interface HeadlineBarProps {
  dashboard: Dashboard;
  view: MetricsView;
  onSee: (changes: Partial<MetricsView>) => void;
}

/** The sentence first: what changed, for whom, why; and the journeys that it speaks of. */
export function HeadlineBar({ dashboard: { headline, steps }, view, onSee }: HeadlineBarProps) {
  const t = useText(metricsMessages);
  const locale = useLocale();
  const names = useNames();
  const figures = useFigureTexts();
  const segment = useSegmentText();
  const otherText = useOtherText();
  const isChinese = locale === 'zh-CN';
  const parts = sayHeadline(headline, {
    t,
    figures,
    segment,
    step: (name) => titleIn(locale, steps.find((one) => one.name === name)?.titles, names.step(name)),
    reason: names.reason,
    join: isChinese ? { sentence: '', part: '，', end: '。' } : { sentence: ' ', part: ', ', end: '.' },
  });
  const who =
    headline.kind === 'beside' && view.other !== null
      ? t('metrics.headline.beside', {
          one: segment(view.segment) || t('metrics.compare.everybody'),
          other: otherText(view.other),
        })
      : null;
  const moved = headline.kind === 'moved' ? headline : null;
  const tone = moved === null ? 'quiet' : moved.up ? 'loop' : 'proof';
  const see = () => {
    if (moved === null) return;
    const { explains: _explains, ...named } = moved.segment ?? { explains: 0 };
    onSee({ opened: { kind: 'stuck' }, segment: named });
  };
  return (
    <Box
      component="section"
      aria-label={t('metrics.changed')}
      aria-live="polite"
      sx={(theme) => ({
        mb: 3,
        p: '10px 14px',
        backgroundColor: theme.palette.tokens.surface,
        border: `1px solid ${theme.palette.tokens.line}`,
        borderLeft: `3px solid ${theme.palette.tokens.tones[tone].text}`,
        borderRadius: `${RADIUS.card}px`,
      })}
    >
      <Typography>
        {who !== null && <span>{who}</span>}
        {parts.map((part) =>
          part.strong ? (
            <strong key={part.text}>{part.text}</strong>
          ) : (
            <span key={part.text}>{part.text}</span>
          ),
        )}{' '}
        {moved !== null && moved.journeys > 0 && (
          <Link component="button" type="button" onClick={see} sx={{ verticalAlign: 'baseline' }}>
            {t('metrics.headline.see', { n: figures.number(moved.journeys) })} →
          </Link>
        )}
      </Typography>
    </Box>
  );
}
