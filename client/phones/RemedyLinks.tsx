import { Box } from '@mui/material';
import type { PhoneRemedy, Precondition } from '../../server/contract/phone-preconditions.ts';
import { useText } from '../ui/texts.ts';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';
import { RemedyAction } from './RemedyAction.tsx';

interface RemedyLinksProps extends PhonePartProps {
  precondition: Precondition;
}

/** What clears a precondition, the best first, each as the next action where there is one here. */
export function RemedyLinks({ precondition, ...part }: RemedyLinksProps) {
  const t = useText(phoneMessages);
  // What time clears is said with its moment, one line above.
  const remedies = precondition.remedies.filter((one) => one !== 'wait_until');
  if (remedies.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '2px 8px', alignItems: 'center', mt: '1px' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('phone.check.clear')}
      </Box>
      {remedies.map((remedy: PhoneRemedy) => (
        <RemedyAction
          key={remedy}
          remedy={remedy}
          caseIds={precondition.caseIds}
          accounts={precondition.accounts}
          {...part}
        />
      ))}
    </Box>
  );
}
