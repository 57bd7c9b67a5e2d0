import { Box } from '@mui/material';
import { AccountMenu } from './AccountMenu.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SearchBox } from './SearchBox.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { Wordmark } from './Wordmark.tsx';

export const TOP_BAR_HEIGHT = 44;

export function TopBar({ onSearch }: { onSearch: () => void }) {
  return (
    <Box
      component="header"
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        height: TOP_BAR_HEIGHT,
        px: 4,
        backgroundColor: theme.palette.tokens.surface,
        borderBottom: `1px solid ${theme.palette.tokens.line}`,
      })}
    >
      <Wordmark />
      <SearchBox onOpen={onSearch} />
      <Box sx={{ flex: 1 }} />
      <ThemeSwitch />
      <LanguageSwitch />
      <AccountMenu />
    </Box>
  );
}
