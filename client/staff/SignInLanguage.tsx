import { Button } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { useLocale } from '../ui/texts.ts';

/** The other language, named in itself: who cannot read this one can still find it. */
export function SignInLanguage() {
  const locale = useLocale();
  const [, setLocale] = useLocaleState();
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button variant="text" lang={other} onClick={() => setLocale(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
