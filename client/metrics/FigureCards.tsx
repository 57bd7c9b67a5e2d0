import { Box } from '@mui/material';
import { useNavigate } from 'react-router';
import type { Dashboard, Share } from '../../server/contract/dashboard.ts';
import { useText } from '../ui/texts.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useNow } from '../ui/useNow.ts';
import { FigureCard } from './FigureCard.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { Opened } from './metrics-view.ts';
import { useFigureTexts } from './useFigureTexts.ts';

interface FigureCardsProps {
  dashboard: Dashboard;
  /** Another segment or chosen days stand beside, not the days before. */
  isBeside: boolean;
  onOpen: (opened: Opened) => void;
  /** Shows the time in each step. */
  onTimes: () => void;
}

/** The five figures with the last period beside each; every one opens what is behind it. */
export function FigureCards({
  dashboard: { now, before, loopRateThen, backlog, headline },
  isBeside,
  onOpen,
  onTimes,
}: FigureCardsProps) {
  const t = useText(metricsMessages);
  const figures = useFigureTexts();
  const { number, percent } = figures;
  const duration = useDurationText();
  const navigate = useNavigate();
  const clock = useNow();
  const said = (value: string) => t(isBeside ? 'metrics.card.other' : 'metrics.card.before', { value });
  const action = (figure: string) => t('metrics.card.open', { figure });
  const range = ({ low, high }: Share) =>
    t('metrics.card.interval', { low: percent(low), high: percent(high) });
  const time = (ms: number | null) => (ms === null ? '–' : duration(ms));
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        mb: 3,
        gridTemplateColumns: { xs: 'repeat(auto-fit, minmax(180px, 1fr))', md: 'repeat(5, minmax(0, 1fr))' },
      }}
    >
      <FigureCard
        title={t('metrics.card.journeys')}
        value={number(now.journeys)}
        beside={t('metrics.card.people', { n: number(now.people) })}
        below={before ? [said(`${number(before.journeys)} / ${number(before.people)}`)] : []}
        action={action(t('metrics.card.journeys'))}
        onOpen={() => onOpen({ kind: 'all' })}
      />
      <FigureCard
        title={t('metrics.card.loopRate')}
        value={percent(now.loopRate.share)}
        alarming={headline.kind === 'moved' && headline.up}
        below={[...(loopRateThen ? [beside(loopRateThen)] : []), range(now.loopRate)]}
        action={action(t('metrics.card.loopRate'))}
        onOpen={() => onOpen({ kind: 'stuck' })}
      />
      <FigureCard
        title={t('metrics.card.escape')}
        value={now.escape.share === null ? '–' : percent(now.escape.share)}
        beside={`n=${number(now.escape.of)}`}
        below={[
          ...(before ? [said(percent(before.escape.share))] : []),
          now.escape.share === null ? t('metrics.card.noDecision') : range(now.escape),
        ]}
        action={action(t('metrics.card.escape'))}
        onOpen={() => onOpen({ kind: 'stuck' })}
      />
      <FigureCard
        title={t('metrics.card.passTime')}
        value={time(now.medianMs)}
        below={[
          now.medianMs === null
            ? t('metrics.card.noPass')
            : t('metrics.card.p90', { duration: time(now.p90Ms) }),
          ...(before ? [said(`${time(before.medianMs)} / ${time(before.p90Ms)}`)] : []),
        ]}
        action={action(t('metrics.card.passTime'))}
        onOpen={onTimes}
      />
      <FigureCard
        title={t('metrics.card.backlog')}
        value={
          backlog.openIsMore ? t('metrics.card.more', { n: number(backlog.open) }) : number(backlog.open)
        }
        beside={
          backlog.oldestAt === null
            ? t('metrics.card.noneWaits')
            : `/ ${duration(Math.max(0, clock - Date.parse(backlog.oldestAt)))}`
        }
        below={[
          backlog.slaMet.share === null
            ? t('metrics.card.slaNone')
            : t('metrics.card.sla', { share: percent(backlog.slaMet.share) }),
          t('metrics.card.flow', { opened: number(backlog.opened), closed: number(backlog.closed) }),
        ]}
        action={t('metrics.card.openCases')}
        onOpen={() => void navigate('/cases')}
      />
    </Box>
  );

  function beside(then: Share): string {
    if (!isBeside) return `${said(percent(then.share))} ${moved(now.loopRate, then)}`;
    return said(`${percent(then.share)} (${percent(then.low)}–${percent(then.high)})`);
  }

  function moved(current: Share, earlier: Share): string {
    if (current.share === null || earlier.share === null) return '';
    const sign = current.share > earlier.share ? '▲' : current.share < earlier.share ? '▼' : '';
    return `${sign} ${t('metrics.card.points', { n: figures.points(current.share, earlier.share) })}`;
  }
}
