import { Button } from '@mui/material';
import { useTheme } from 'react-admin';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';

export function ThemeSwitch() {
  const t = useText(shellMessages);
  const [theme, setTheme] = useTheme();
  const isDark = theme === 'dark';
  return (
    <Button variant="text" onClick={() => setTheme(isDark ? 'light' : 'dark')}>
      <span aria-hidden="true">{isDark ? '☀' : '☾'}&nbsp;</span>
      {t(isDark ? 'shell.toLight' : 'shell.toDark')}
    </Button>
  );
}
