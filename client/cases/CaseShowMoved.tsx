import type { CaseDetail } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { useText } from '../ui/texts.ts';
import { CaseChanges } from './CaseChanges.tsx';
import { CaseMovedBar } from './CaseMovedBar.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';
import type { useCaseMoves } from './useCaseMoves.ts';

interface CaseShowMovedProps {
  detail: CaseDetail;
  moves: ReturnType<typeof useCaseMoves>;
  texts: CaseKindTexts;
}

/** Tells that the case moved on under a decision, and what changed. */
export function CaseShowMoved({ detail, moves, texts }: CaseShowMovedProps) {
  const t = useText(casePageMessages);
  const words = useWords();
  if (moves.before !== null && (moves.wasRefused || detail.version > moves.before.version))
    return (
      <CaseMovedBar
        title={
          moves.wasRefused
            ? t('casePage.stale.conflict')
            : t('casePage.stale.moved', { state: words(`words.state.${detail.state}`) })
        }
        action={t('casePage.stale.dismiss')}
        onAction={moves.dismiss}
      >
        <CaseChanges before={moves.before} after={detail} texts={texts} />
      </CaseMovedBar>
    );
  if (!moves.mustLook) return null;
  return (
    <CaseMovedBar
      title={t('casePage.stale.moved', { state: words(`words.state.${moves.state}`) })}
      action={t('casePage.stale.show')}
      onAction={moves.look}
    >
      {t('casePage.stale.kept')}
    </CaseMovedBar>
  );
}
