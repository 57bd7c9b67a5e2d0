import { Box } from '@mui/material';
import { PHONE_REMEDIES } from '../../server/contract/phone-preconditions.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useText } from '../ui/texts.ts';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';
import { RemedyAction } from './RemedyAction.tsx';

interface TroubleLineProps extends PhonePartProps {
  reason: string;
  remedy: string;
}

/** What went wrong before, or at the platform, and the remedy that it leads to. */
export function TroubleLine({ reason, remedy, ...part }: TroubleLineProps) {
  const t = useText(phoneMessages);
  const names = useNames();
  const known = PHONE_REMEDIES.find((one) => one === remedy);
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '18px minmax(0, 1fr)' }}>
      <Box
        component="span"
        aria-hidden="true"
        sx={(theme) => ({ color: theme.palette.tokens.tones.loop.text, fontWeight: 600 })}
      >
        ↺
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '2px 8px', alignItems: 'center' }}>
        <span>{t('phone.check.trouble', { reason: names.reason(reason) })}</span>
        {known !== undefined && (
          <>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('phone.check.clear')}
            </Box>
            <RemedyAction remedy={known} caseIds={[]} accounts={[]} {...part} />
          </>
        )}
      </Box>
    </Box>
  );
}
