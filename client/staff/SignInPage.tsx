import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SignInOptions } from '../../server/contract/staff.ts';
import { getJson } from '../api/http.ts';
import { useText } from '../ui/texts.ts';
import { DemoRoles } from './DemoRoles.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignInLanguage } from './SignInLanguage.tsx';
import { staffMessages } from './staff-messages.ts';
import { useSignIn } from './useSignIn.ts';

/** The name, two fields, one button; where the demo runs, its roles as buttons. */
export function SignInPage() {
  const t = useText(staffMessages);
  const signIn = useSignIn();
  const options = useQuery({
    queryKey: ['session', 'options'],
    queryFn: ({ signal }) => getJson<SignInOptions>('/session/options', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const demo = options.data?.demo ?? [];
  useEffect(() => {
    document.title = `${t('staff.signIn.title')} · 解环 Unloop`;
  }, [t]);
  return (
    <Box
      component="main"
      sx={(theme) => ({
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        backgroundColor: theme.palette.tokens.ground,
        color: theme.palette.tokens.text,
        p: 4,
      })}
    >
      <Box sx={{ width: 340, maxWidth: '100%' }}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', justifyContent: 'space-between' }}>
          <Typography component="h1" sx={{ fontSize: 26, lineHeight: '34px', fontWeight: 700 }}>
            解
            <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.tones.loop.text })}>
              环
            </Box>{' '}
            Unloop
          </Typography>
          <SignInLanguage />
        </Box>
        <Typography color="text.secondary" sx={{ mb: 4 }}>
          {t('staff.signIn.promise')}
        </Typography>
        <Box
          sx={(theme) => ({
            p: 5,
            backgroundColor: theme.palette.tokens.surface,
            border: `1px solid ${theme.palette.tokens.line}`,
            borderRadius: '8px',
          })}
        >
          <SignInForm signIn={signIn} />
        </Box>
        {demo.length > 0 && <DemoRoles people={demo} signIn={signIn} />}
      </Box>
    </Box>
  );
}
