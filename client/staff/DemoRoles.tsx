import { Box, Button, Typography } from '@mui/material';
import { ROLES, type SignInOptions } from '../../server/contract/staff.ts';
import { useWords } from '../catalogue/useWords.ts';
import { useText } from '../ui/texts.ts';
import { staffMessages } from './staff-messages.ts';
import type { SignIn } from './useSignIn.ts';

/** The demo's people, one button each, in the order of the roles. */
export function DemoRoles({ people, signIn }: { people: SignInOptions['demo']; signIn: SignIn }) {
  const t = useText(staffMessages);
  const words = useWords();
  const inOrder = people.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return (
    <Box component="section" aria-label={t('staff.signIn.demo')} sx={{ mt: 4 }}>
      <Typography component="h2" color="text.secondary" sx={{ mb: 2 }}>
        {t('staff.signIn.demo')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {inOrder.map((person) => (
          <Button
            key={person.code}
            disabled={signIn.isPending}
            onClick={() => signIn.mutate({ code: person.code, password: person.password })}
          >
            {words(`words.role.${person.role}`)}
            <Box
              component="span"
              sx={(theme) => ({ ml: 1, fontWeight: 400, color: theme.palette.tokens.second })}
            >
              {person.code}
            </Box>
          </Button>
        ))}
      </Box>
    </Box>
  );
}
