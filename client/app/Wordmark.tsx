import { Box } from '@mui/material';
import { Link } from 'react-router';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';

/** The product's name: the second character, the loop, in the loop's colour. */
export function Wordmark() {
  const t = useText(shellMessages);
  return (
    <Box
      component={Link}
      to="/"
      aria-label={t('shell.product')}
      sx={(theme) => ({
        color: theme.palette.tokens.text,
        fontSize: 16,
        fontWeight: 700,
        textDecoration: 'none',
        whiteSpace: 'nowrap',
      })}
    >
      解
      <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.tones.loop.text })}>
        环
      </Box>{' '}
      Unloop
    </Box>
  );
}
