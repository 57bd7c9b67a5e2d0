import { Box } from '@mui/material';
import { NavLink } from 'react-router';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';
import { CONTROL_HEIGHT, RADIUS } from '../ui/tokens.ts';

interface SideMenuLinkProps {
  to: string;
  label: string;
  count: { n: number; isMore: boolean } | null;
}

export function SideMenuLink({ to, label, count }: SideMenuLinkProps) {
  const t = useText(shellMessages);
  return (
    <Box
      component={NavLink}
      to={to}
      end={to === '/'}
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        minHeight: CONTROL_HEIGHT,
        px: '10px',
        borderRadius: `${RADIUS.control}px`,
        color: theme.palette.tokens.text,
        textDecoration: 'none',
        '&:hover': { backgroundColor: theme.palette.tokens.hover },
        '&.active': {
          color: theme.palette.tokens.tones.action.text,
          backgroundColor: theme.palette.tokens.tones.action.ground,
          fontWeight: 600,
        },
        '@media (pointer: coarse)': { minHeight: 40 },
      })}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        {label}
      </Box>
      {count && (
        <Box component="span" sx={{ fontWeight: 'inherit' }}>
          {count.isMore ? t('shell.countMore', { n: count.n }) : count.n}
        </Box>
      )}
    </Box>
  );
}
