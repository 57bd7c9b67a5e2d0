import { Box } from '@mui/material';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { Instant } from '../ui/Instant.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';

/** Who uploaded, proposed and approved it, and when it ended. */
export function BulkHistory({ bulk }: { bulk: PhoneBulk }) {
  const t = useText(bulkMessages);
  const lines = [
    [bulk.createdAt, t('bulks.made', { who: bulk.createdBy })],
    [bulk.proposedAt, t('bulks.proposed', { reason: bulk.reason ?? '' })],
    [bulk.approvedAt, t('bulks.approved', { who: bulk.approvedBy ?? '–' })],
    [bulk.doneAt, t('bulks.finished')],
  ] as const;
  return (
    <Section title={t('bulks.history')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {lines.map(
          ([at, said]) =>
            at !== null && (
              <li key={said}>
                <Box component="span" sx={{ color: 'text.secondary', mr: 2 }}>
                  <Instant at={at} />
                </Box>
                {said}
              </li>
            ),
        )}
      </Box>
    </Section>
  );
}
