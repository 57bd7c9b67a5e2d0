import type { CaseDetail } from '../../server/contract/cases.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** The risk and how many vouches count, beside the number of the case. */
export function RecoveryChips({ detail: { recovery } }: { detail: CaseDetail }) {
  const t = useText(recoveryMessages);
  if (recovery === null) return null;
  const { total, highRisk, counted, needed } = recovery;
  return (
    <>
      {highRisk ? (
        <ToneChip tone="danger">{t('recovery.chip.riskHigh', { n: total })}</ToneChip>
      ) : (
        <ToneChip>{t('recovery.chip.risk', { n: total })}</ToneChip>
      )}
      <ToneChip tone={counted >= needed ? 'proof' : 'quiet'}>
        {t('recovery.chip.vouches', { have: counted, needed })}
      </ToneChip>
    </>
  );
}
