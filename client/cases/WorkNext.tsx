import type { MyWork } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { useText } from '../ui/texts.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useInstantText } from '../ui/useInstantText.ts';
import { useNow } from '../ui/useNow.ts';
import { claimMessages } from './claim-messages.ts';
import { shortClaimText } from './claim-text.ts';
import { useClaimVoice } from './useClaimVoice.ts';
import { useNextScope } from './useNextScope.ts';
import { workMessages } from './work-messages.ts';

/** Which case is next and why it is; when none waits, when the next one will. */
export function WorkNext({ work }: { work: MyWork }) {
  const t = useText(workMessages);
  const comma = useText(claimMessages)('claims.comma');
  const words = useWords();
  const voice = useClaimVoice();
  const duration = useDurationText();
  const instant = useInstantText();
  const now = useNow();
  const [scope] = useNextScope();
  const { next, nextDueAt } = work;
  if (!next) {
    if (Object.keys(scope).length > 0) return <span>{t('work.nothingNarrow')}</span>;
    return (
      <span>{nextDueAt ? t('work.nothingUntil', { at: instant(nextDueAt, now) }) : t('work.nothing')}</span>
    );
  }
  const left = next.dueAt === null ? null : new Date(next.dueAt).getTime() - now;
  const parts = [
    words(`words.kind.${next.kind}`),
    next.short && shortClaimText(next.short, voice),
    next.priority === 1 && t('work.nextParts.blocked'),
    left !== null &&
      t(left < 0 ? 'work.nextParts.overdue' : 'work.nextParts.due', { duration: duration(left) }),
  ];
  return <span>{t('work.next', { what: parts.filter(Boolean).join(comma) })}</span>;
}
