import { Box, Typography } from '@mui/material';
import type { FlowDetail } from '../../server/contract/flow-format.ts';
import { Instant } from '../ui/Instant.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';

/** Reasons and evidence that events brought without the flow declaring them. */
export function FlowUndeclared({ undeclared }: { undeclared: FlowDetail['undeclared'] }) {
  const t = useText(flowMessages);
  if (undeclared.length === 0) return null;
  return (
    <Section title={`${t('flows.undeclared.title')} · ${undeclared.length}`}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {undeclared.map((one) => (
          <li key={`${one.kind} ${one.step} ${one.name}`}>
            <code>
              {one.step}.{one.name}
            </code>{' '}
            ({t(`flows.undeclared.${one.kind}`)}) · <Instant at={one.firstSeenAt} />
          </li>
        ))}
      </Box>
      <Typography color="text.secondary">{t('flows.undeclared.next')}</Typography>
    </Section>
  );
}
