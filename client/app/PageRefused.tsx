import { shellMessages } from '../i18n/shell-messages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';

/** A page that the role does not open, or that does not exist. */
export function PageRefused({ why }: { why: 'denied' | 'missing' }) {
  const t = useText(shellMessages);
  return (
    <Section>
      <EmptyState title={t(`shell.${why}.title`)} isPage>
        {t(`shell.${why}.next`)}
      </EmptyState>
    </Section>
  );
}
