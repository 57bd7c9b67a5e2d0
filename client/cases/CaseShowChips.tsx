import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { RegionName } from '../catalogue/RegionName.tsx';
import { useWords } from '../catalogue/useWords.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseSlots } from './case-slots.ts';

/** What stands out about the case, each with its word; colour only for what needs a person. */
export function CaseShowChips({ detail }: { detail: CaseDetail }) {
  const t = useText(casePageMessages);
  const words = useWords();
  const Chips = useCaseSlots().kinds[detail.kind]?.Chips;
  const priority = ([1, 2, 3, 4] as const).find((one) => one === detail.priority) ?? 4;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {Chips && <Chips detail={detail} />}
      {detail.deadLoop ? (
        <ToneChip tone="loop">{t('casePage.head.deadLoop', { smart_count: detail.laps })}</ToneChip>
      ) : (
        detail.laps > 0 && <ToneChip>{t('casePage.head.laps', { smart_count: detail.laps })}</ToneChip>
      )}
      {detail.account.gate === 'blocked' && (
        <ToneChip tone="danger">{t('casePage.head.gateBlocked')}</ToneChip>
      )}
      {detail.escalated && <ToneChip tone="clock">{t('casePage.head.escalated')}</ToneChip>}
      <ToneChip>{words(`words.priority.p${priority}`)}</ToneChip>
      <ToneChip>
        <RegionName code={detail.region} />
      </ToneChip>
      {detail.tags.map((tag) => (
        <ToneChip key={tag}>{tag}</ToneChip>
      ))}
      {detail.state !== 'claimed' && <ToneChip>{words(`words.state.${detail.state}`)}</ToneChip>}
    </Box>
  );
}
