import { Box, Button } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseRow } from '../../server/contract/cases.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useSettled } from '../ui/useSettled.ts';
import { CasePreviewFacts } from './CasePreviewFacts.tsx';
import { useCaseDetail } from './useCaseDetail.ts';
import { caseListMessages } from './case-list-messages.ts';

/** The chosen case without leaving the list: the sentence, the account, the last events. */
export function CasePreview({ row }: { row: CaseRow | null }) {
  const t = useText(caseListMessages);
  // Running through the list asks for nothing: only where the reader rests.
  const settledId = useSettled(row ? String(row.id) : null, 180);
  const { data, error, refetch } = useCaseDetail(settledId);
  if (!row)
    return (
      <Section>
        <EmptyState title={t('caseList.preview.none')} />
      </Section>
    );
  const detail = data?.id === row.id ? data : null;
  return (
    <Section
      title={`#${row.id}`}
      aside={row.deadLoop && <ToneChip tone="loop">{t('caseList.deadLoop')}</ToneChip>}
      actions={
        <Button component={RouterLink} to={`/cases/${row.id}/show`}>
          {t('caseList.preview.open')}
          <KeyHint keys="enter" />
        </Button>
      }
    >
      <Box
        aria-label={t('caseList.preview.title', { id: row.id })}
        role="group"
        sx={{ minHeight: { xs: 60, lg: 320 } }}
      >
        {detail && <CasePreviewFacts detail={detail} />}
        {!detail && error && settledId === String(row.id) && (
          <ProblemState error={error} retry={() => void refetch()} />
        )}
        {!detail && !error && <LoadingState rows={2} />}
      </Box>
    </Section>
  );
}
