import { Box, Typography } from '@mui/material';
import { useAbility } from '../api/useStaff.ts';
import { useOpenCount } from '../api/useOpenCount.ts';
import { useCounts } from '../api/useCounts.ts';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';
import { MENU, type MenuEntry } from './menu-entries.ts';
import { SideMenuLink } from './SideMenuLink.tsx';

const GROUPS: readonly MenuEntry['group'][] = ['top', 'data', 'platform', 'house'];

/** The pages this person may open, grouped, with how much waits behind them. */
export function SideMenu() {
  const t = useText(shellMessages);
  const ability = useAbility();
  const counts = useCounts(ability?.can('read', 'Case') ?? false);
  const alerts = useOpenCount('alerts', ability?.can('read', 'Alert') ?? false);
  const harm = useOpenCount('harm', ability?.can('update', 'Quality') ?? false);
  const entries = ability ? MENU.filter((entry) => entry.visible(ability)) : [];
  return (
    <Box
      component="nav"
      aria-label={t('shell.menu')}
      sx={(theme) => ({
        width: { xs: 148, lg: 172 },
        flex: 'none',
        p: '10px 8px',
        backgroundColor: theme.palette.tokens.surface,
        borderRight: `1px solid ${theme.palette.tokens.line}`,
        overflowY: 'auto',
      })}
    >
      {GROUPS.map((group) => {
        const own = entries.filter((entry) => entry.group === group);
        if (own.length === 0) return null;
        return (
          <Box key={group} sx={{ mb: 3 }}>
            {group !== 'top' && (
              <Typography
                variant="caption"
                component="h2"
                color="text.disabled"
                sx={{ px: '10px', py: 1, m: 0 }}
              >
                {t(`shell.group.${group}`)}
              </Typography>
            )}
            {own.map((entry) => (
              <SideMenuLink
                key={entry.to}
                to={entry.to}
                label={t(entry.label)}
                count={counts && entry.count ? entry.count({ ...counts, alerts: alerts ?? 0, harm }) : null}
              />
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
