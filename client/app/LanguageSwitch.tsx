import { Box, Button } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useLocale, useText } from '../ui/texts.ts';

/** 中 / EN: the language in use is the strong one. */
export function LanguageSwitch() {
  const t = useText(shellMessages);
  const locale = useLocale();
  const [, setLocale] = useLocaleState();
  const isChinese = locale === 'zh-CN';
  return (
    <Button
      variant="text"
      onClick={() => setLocale(isChinese ? 'en' : 'zh-CN')}
      aria-label={`中 / EN: ${t(isChinese ? 'shell.toEnglish' : 'shell.toChinese')}`}
    >
      <Box component="span" sx={{ fontWeight: isChinese ? 700 : 400, opacity: isChinese ? 1 : 0.75 }}>
        中
      </Box>
      &nbsp;/&nbsp;
      <Box component="span" sx={{ fontWeight: isChinese ? 400 : 700, opacity: isChinese ? 0.75 : 1 }}>
        EN
      </Box>
    </Button>
  );
}
