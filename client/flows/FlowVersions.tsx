import { Box } from '@mui/material';
import type { FlowDetail } from '../../server/contract/flow-format.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useInstantText } from '../ui/useInstantText.ts';
import { useNow } from '../ui/useNow.ts';
import { flowMessages } from './flow-messages.ts';

/** Which version was in force since when, newest first. */
export function FlowVersions({ versions }: { versions: FlowDetail['versions'] }) {
  const t = useText(flowMessages);
  const instant = useInstantText();
  const now = useNow();
  return (
    <Section title={t('flows.versions.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {versions
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, inForceFrom }) => (
            <li key={version}>
              {t('flows.version', { n: version })} ·{' '}
              {t('flows.versions.from', { at: instant(inForceFrom, now) })}
              {version === 1 && ` · ${t('flows.versions.first')}`}
            </li>
          ))}
      </Box>
    </Section>
  );
}
