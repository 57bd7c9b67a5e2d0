import { Box } from '@mui/material';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { useInstantText } from '../ui/useInstantText.ts';
import { useNow } from '../ui/useNow.ts';
import { RADIUS } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';

/** A brake holds the case: why, and who can release it. */
export function PhoneHeld({ held }: { held: NonNullable<PhoneStory['held']> }) {
  const t = useText(phoneMessages);
  const say = useInstantText();
  const now = useNow();
  return (
    <Box
      role="status"
      sx={(theme) => {
        const { text, line, ground } = theme.palette.tokens.tones.danger;
        return {
          p: '8px 14px',
          color: text,
          border: `1px solid ${line}`,
          borderRadius: `${RADIUS.card}px`,
          backgroundColor: ground,
        };
      }}
    >
      <strong>
        <span aria-hidden="true">! </span>
        {t('phone.held.title', { at: say(held.since, now) })}
      </strong>{' '}
      {t(`phone.held.${held.kind}`)} {t('phone.held.next')}
    </Box>
  );
}
