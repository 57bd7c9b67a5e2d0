import { Button } from '@mui/material';
import { shellMessages } from '../i18n/shell-messages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';

export function PageBroken() {
  const t = useText(shellMessages);
  return (
    <Section>
      <EmptyState title={t('shell.broken')}>
        <Button onClick={() => window.location.reload()} sx={{ mt: 2 }}>
          {t('shell.reload')}
        </Button>
      </EmptyState>
    </Section>
  );
}
