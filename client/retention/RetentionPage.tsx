import { Box } from '@mui/material';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useText } from '../ui/texts.ts';
import { CertificateList } from './CertificateList.tsx';
import { HoldList } from './HoldList.tsx';
import { ScheduleCard } from './ScheduleCard.tsx';
import { PlaceHoldButton } from './PlaceHoldButton.tsx';
import { retentionMessages } from './retention-messages.ts';

/** What is held back from destruction, what goes when, and proof of what was destroyed. */
export function RetentionPage() {
  const t = useText(retentionMessages);
  return (
    <>
      <PageHeader title={t('retention.title')} actions={<PlaceHoldButton />} />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3 }}>
        <HoldList />
        <ScheduleCard />
        <CertificateList />
      </Box>
    </>
  );
}
