import { useText } from '../ui/texts.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { useAbility } from '../api/useStaff.ts';
import { caseListMessages } from './case-list-messages.ts';
import { useClaimNext } from './useClaimNext.ts';

/** `J` takes the next case from anywhere. Draws nothing. */
export function NextCaseShortcut() {
  const t = useText(caseListMessages);
  const ability = useAbility();
  const claimNext = useClaimNext();
  const canClaim = ability?.can('claim', 'Case') ?? false;
  useShortcuts(
    canClaim
      ? [
          {
            keys: 'j',
            label: t('caseList.keys.next'),
            run: () => claimNext.mutate(),
            everywhere: true,
            disabled: claimNext.isPending,
          },
        ]
      : [],
  );
  return null;
}
