import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import type { QualityFigures } from '../../server/contract/quality.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ChartDownloads } from '../ui/ChartDownloads.tsx';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useChoiceParam } from '../ui/useChoiceParam.ts';
import { agreementCsv } from './agreement-csv.ts';
import { AgreementPicture } from './AgreementPicture.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { qualityMessages } from './quality-messages.ts';
import { useDecisionOfKind } from './useDecisionOfKind.ts';
import { useFlowTitles } from './useFlowTitles.ts';

const GROUPS = ['reason', 'decision', 'flow', 'kind'] as const;
type Group = (typeof GROUPS)[number];
const PICTURE_ID = 'quality-agreement';

/** Agreement by reason, decision, flow or kind: drawn with its intervals, and as the table behind it. */
export function AgreementCard({ figures }: { figures: QualityFigures }) {
  const t = useText(qualityMessages);
  const [group, setGroup] = useChoiceParam<Group>('by', GROUPS, 'reason');
  const [view, setView] = useState<PictureView>('picture');
  const rows = useRows(figures)[group];
  return (
    <Box sx={{ mb: 3 }}>
      <Section
        title={t('quality.agreement.title')}
        aside={view === 'picture' && t('quality.agreement.aside')}
        actions={
          <>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={group}
              aria-label={t('quality.agreement.by')}
              onChange={(_, next: Group | null) => next && setGroup(next)}
              sx={{
                '& .MuiToggleButton-root': {
                  py: 0,
                  px: 2,
                  minHeight: 24,
                  textTransform: 'none',
                  fontSize: 12,
                },
              }}
            >
              {GROUPS.map((one) => (
                <ToggleButton key={one} value={one}>
                  {t(`quality.agreement.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <PictureOrTable
              view={view}
              of={t('quality.agreement.view')}
              labels={{ picture: t('quality.agreement.picture'), table: t('quality.agreement.table') }}
              onChange={setView}
            />
            <ChartDownloads
              chart={t('quality.agreement.title')}
              name={`agreement-by-${group}`}
              csv={() => agreementCsv(rows)}
              pictureId={view === 'picture' ? PICTURE_ID : null}
            />
          </>
        }
      >
        {view === 'picture' ? (
          <div id={PICTURE_ID}>
            <AgreementPicture rows={rows} />
          </div>
        ) : (
          <AgreementTable rows={rows} />
        )}
      </Section>
    </Box>
  );
}

function useRows({ byReason, byDecision, byFlow, byKind }: QualityFigures) {
  const names = useNames();
  const words = useWords();
  const say = useDecisionOfKind();
  const flow = useFlowTitles();
  return {
    reason: byReason.map((one) => ({ ...one, label: names.reason(one.name) })),
    decision: byDecision.map((one) => ({
      ...one,
      label: `${say(one.kind, one.name)} · ${words(`words.kind.${one.kind}`)}`,
    })),
    flow: byFlow.map((one) => ({ ...one, label: flow(one.name) })),
    kind: byKind.map((one) => ({ ...one, label: words(`words.kind.${one.name}`) })),
  };
}
