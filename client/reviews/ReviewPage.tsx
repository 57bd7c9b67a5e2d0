import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useText } from '../ui/texts.ts';
import { AccessTable } from './AccessTable.tsx';
import { OddLookList } from './OddLookList.tsx';
import { RevealList } from './RevealList.tsx';
import { reviewMessages } from './review-messages.ts';
import { SessionSlotContext, type ShowSession } from './session-slot.ts';

const TABS = ['reveals', 'looks', 'access'] as const;

/** What an auditor goes through: looks in full, odd looks of each day, and who has which role. */
export function ReviewPage({ showSession }: { showSession: ShowSession }) {
  const t = useText(reviewMessages);
  const [tab, setTab] = useState<(typeof TABS)[number]>('reveals');
  return (
    <SessionSlotContext.Provider value={showSession}>
      <PageHeader title={t('reviews.title')} />
      <Tabs
        value={tab}
        onChange={(_event, value: (typeof TABS)[number]) => setTab(value)}
        aria-label={t('reviews.title')}
      >
        {TABS.map((one) => (
          <Tab key={one} value={one} label={t(`reviews.tab.${one}`)} id={`review-${one}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" aria-labelledby={`review-${tab}`} sx={{ mt: 3 }}>
        {tab === 'reveals' && <RevealList />}
        {tab === 'looks' && <OddLookList />}
        {tab === 'access' && <AccessTable />}
      </Box>
    </SessionSlotContext.Provider>
  );
}
