import { Box, Typography } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import type { JourneyStory } from '../../server/contract/case-story.ts';
import { LoopPicture } from '../ui/LoopPicture.tsx';
import type { LoopArc } from '../ui/loop-model.ts';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { caseLoopModel, type LoopVoice, loopDescription } from './case-loop-model.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';
import { CaseJourneyTable } from './CaseJourneyTable.tsx';

interface CaseJourneyCardProps {
  journey: JourneyStory;
  names: CaseNames;
  highlighted: ReadonlySet<string> | undefined;
}

/** The loop, seen: the journey as a picture, with the table behind it. */
export function CaseJourneyCard({ journey, names, highlighted }: CaseJourneyCardProps) {
  const t = useText(casePageMessages);
  const locale = useLocale();
  const duration = useDurationText();
  const [view, setView] = useState<PictureView>('picture');
  const voice = useMemo<LoopVoice>(() => {
    const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
    return { t, names, duration, day: (at) => format.format(new Date(at)) };
  }, [t, names, duration, locale]);
  const model = useMemo(() => caseLoopModel(journey, voice), [journey, voice]);
  const foldedLabel = useCallback((arcs: LoopArc[]) => sayFolded(arcs, journey, voice), [journey, voice]);
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const figures = [
    t('casePage.journey.figures', {
      from: format.format(new Date(journey.startedAt)),
      to: format.format(new Date(journey.lastAt)),
      visits: journey.visitCount,
    }),
    ...(journey.laps > 0 ? [t('casePage.journey.inLoop', { duration: duration(journey.loopMs) })] : []),
  ];
  return (
    <Section
      title={t('casePage.journey.title')}
      aside={figures.join(' · ')}
      actions={
        <PictureOrTable
          view={view}
          of={t('casePage.journey.view')}
          labels={{ picture: t('casePage.journey.picture'), table: t('casePage.journey.table') }}
          onChange={setView}
        />
      }
    >
      {view === 'picture' ? (
        <LoopPicture
          {...model}
          title={t('casePage.journey.title')}
          description={loopDescription(journey, model, voice)}
          outsideTitle={t('casePage.journey.outside')}
          foldedLabel={foldedLabel}
          highlighted={highlighted}
        />
      ) : (
        <Box sx={{ maxHeight: 420, overflow: 'auto' }} tabIndex={0}>
          <CaseJourneyTable journey={journey} names={names} />
        </Box>
      )}
      {journey.folded && (
        <Typography variant="caption" color="text.secondary">
          {t('casePage.journey.truncated')}
        </Typography>
      )}
    </Section>
  );
}

function sayFolded(arcs: LoopArc[], journey: JourneyStory, { t, day }: LoopVoice): string {
  const [first] = arcs;
  const laps = journey.transitions.filter(
    (move) => move.lapNumber !== null && move.from === first?.from && move.to === first.to,
  );
  const last = laps.at(-1)?.at ?? journey.lastAt;
  const empty = arcs.filter((arc) => arc.dashed).length;
  return t('casePage.journey.folded', { n: arcs.length, empty, last: day(last) });
}
