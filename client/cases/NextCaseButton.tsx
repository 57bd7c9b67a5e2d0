import { Button } from '@mui/material';
import { useAbility } from '../api/useStaff.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';
import { useClaimNext } from './useClaimNext.ts';

/** Work comes from here: claims what is next and opens it. Not shown to those who work no cases. */
export function NextCaseButton() {
  const t = useText(caseListMessages);
  const ability = useAbility();
  const claimNext = useClaimNext();
  if (!ability?.can('claim', 'Case')) return null;
  return (
    <Button
      variant="contained"
      color="primary"
      disabled={claimNext.isPending}
      onClick={() => claimNext.mutate()}
    >
      {t('caseList.next')}
      <KeyHint keys="j" />
    </Button>
  );
}
