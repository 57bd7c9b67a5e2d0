import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useLogout } from 'react-admin';
import { useSessionEnded } from '../api/session.ts';
import { useStaff } from '../api/useStaff.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { staffMessages } from './staff-messages.ts';
import { useSignInAgain } from './useSignInAgain.ts';

/** Covers the page when the session has ended; who was signed in goes on where they were, with what they typed. */
export function SessionEndedDialog() {
  const t = useText(staffMessages);
  const staff = useStaff();
  const ended = useSessionEnded();
  const again = useSignInAgain();
  const logout = useLogout();
  const [password, setPassword] = useState('');
  if (!ended || !staff) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') again.mutate({ code: staff.code, password }, { onSuccess: () => setPassword('') });
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      aria-labelledby="session-ended"
      // Nobody may be at the desk: what the page shows is covered.
      slotProps={{ backdrop: { sx: (theme) => ({ backgroundColor: theme.palette.tokens.ground }) } }}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="session-ended">{t('staff.ended.title')}</DialogTitle>
        <DialogContent>
          <Typography color="text.secondary">{t('staff.ended.next', { code: staff.code })}</Typography>
          <input type="hidden" name="username" autoComplete="username" value={staff.code} readOnly />
          <TextField
            autoFocus
            fullWidth
            margin="normal"
            type="password"
            label={t('staff.signIn.password')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            slotProps={{ htmlInput: { autoComplete: 'current-password', maxLength: 256 } }}
          />
          <ProblemLine error={again.error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => void logout({}, '/login', false)}>{t('staff.ended.other')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={password === '' || again.isPending}
          >
            {t('staff.signIn.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
