import { Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { staffMessages } from './staff-messages.ts';
import type { SignIn } from './useSignIn.ts';

export function SignInForm({ signIn }: { signIn: SignIn }) {
  const t = useText(staffMessages);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = code.trim() === '' || password === '';
    setIncomplete(missing);
    if (!missing) signIn.mutate({ code: code.trim(), password });
  };
  const field = { fullWidth: true, margin: 'dense', required: true } as const;
  return (
    <form onSubmit={submit} noValidate aria-label={t('staff.signIn.title')}>
      <TextField
        {...field}
        autoFocus
        label={t('staff.signIn.code')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={isIncomplete && code.trim() === ''}
        slotProps={{ htmlInput: { autoComplete: 'username', maxLength: 64 } }}
      />
      <TextField
        {...field}
        type="password"
        label={t('staff.signIn.password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={isIncomplete && password === ''}
        helperText={isIncomplete ? t('staff.signIn.required') : ' '}
        slotProps={{ htmlInput: { autoComplete: 'current-password', maxLength: 256 } }}
      />
      <Button type="submit" variant="contained" color="primary" fullWidth disabled={signIn.isPending}>
        {t('staff.signIn.submit')}
      </Button>
      <ProblemLine error={signIn.error} />
    </form>
  );
}
