import { Box, Tab, Tabs } from '@mui/material';
import { type RefObject, useId } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { Names } from '../catalogue/useNames.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { CaseShowEvents } from './CaseShowEvents.tsx';
import { CaseShowEvidence } from './CaseShowEvidence.tsx';
import { CaseShowHistory } from './CaseShowHistory.tsx';
import { CaseShowNotes } from './CaseShowNotes.tsx';
import { CaseShowRelated } from './CaseShowRelated.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { Proof } from './case-proof.ts';
import type { CaseKindTexts } from './case-slots.ts';

const CASE_TABS = ['evidence', 'events', 'related', 'history', 'notes'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

interface CaseTabsCardProps {
  detail: CaseDetail;
  names: Names;
  texts: CaseKindTexts;
  tab: CaseTab;
  onTab: (tab: CaseTab) => void;
  proof: Proof | null;
  onProof: (proof: Proof) => void;
  onShowAll: () => void;
  noteField: RefObject<HTMLTextAreaElement | null>;
}

/** What stands behind the story: evidence, events, relations, history, notes. */
export function CaseTabsCard(props: CaseTabsCardProps) {
  const { detail, names, tab, onTab } = props;
  const t = useText(casePageMessages);
  const id = useId();
  const counts: Record<CaseTab, number> = {
    evidence: 0,
    events: detail.events.length,
    related: detail.related.cases.length + detail.related.accounts.length,
    history: detail.timeline.length,
    notes: detail.notes.length,
  };
  return (
    <Section>
      <Tabs
        value={tab}
        onChange={(_, next: CaseTab) => onTab(next)}
        aria-label={t('casePage.tabs.label')}
        sx={{ mt: -2, borderBottom: 1, borderColor: 'divider' }}
      >
        {CASE_TABS.map((one) => (
          <Tab
            key={one}
            value={one}
            id={`${id}${one}`}
            aria-controls={`${id}panel`}
            label={t(`casePage.tabs.${one}`, { n: counts[one] })}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        tabIndex={0}
        id={`${id}panel`}
        aria-labelledby={`${id}${tab}`}
        sx={{ minHeight: detail.journey === null ? 120 : 180, overflowX: 'auto' }}
      >
        <CaseTabContent {...props} names={names} />
      </Box>
    </Section>
  );
}

function CaseTabContent(props: CaseTabsCardProps) {
  const { detail, names, texts, tab, proof, onProof, onShowAll, noteField } = props;
  const t = useText(casePageMessages);
  switch (tab) {
    case 'evidence':
      if (detail.journey === null) return <EmptyState title={t('casePage.journey.none')} />;
      return <CaseShowEvidence journey={detail.journey} names={names} onProof={onProof} />;
    case 'events':
      return (
        <CaseShowEvents
          events={detail.events}
          kind={detail.kind}
          names={names}
          proof={proof}
          onShowAll={onShowAll}
        />
      );
    case 'related':
      return <CaseShowRelated related={detail.related} />;
    case 'history':
      return <CaseShowHistory timeline={detail.timeline} texts={texts} />;
    case 'notes':
      return <CaseShowNotes detail={detail} field={noteField} />;
  }
}
