import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { Names } from '../catalogue/useNames.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useText } from '../ui/texts.ts';
import { CaseShowEventRows } from './CaseShowEventRows.tsx';
import { CaseShowFilter } from './CaseShowFilter.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { Proof } from './case-proof.ts';

const PAGE = 50;

interface CaseShowEventsProps {
  events: CaseDetail['events'];
  kind: CaseDetail['kind'];
  names: Names;
  proof: Proof | null;
  onShowAll: () => void;
}

/** Every event, the newest first, narrowed by step, by outcome, or to those that prove a claim. */
export function CaseShowEvents({ events, kind, names, proof, onShowAll }: CaseShowEventsProps) {
  const t = useText(casePageMessages);
  const [step, setStep] = useState('');
  const [outcome, setOutcome] = useState('');
  const [page, setPage] = useState(0);
  // Such a case is opened by events: it had some.
  const none = kind === 'stuck_verification' ? 'destroyed' : 'noneYet';
  if (events.length === 0) return <EmptyState title={t(`casePage.events.${none}`)} />;
  const shown = events
    .filter((event) => proof === null || proof.eventIds.has(event.id))
    .filter((event) => (step === '' || event.step === step) && (outcome === '' || event.outcome === outcome))
    .toReversed();
  const last = Math.max(0, Math.ceil(shown.length / PAGE) - 1);
  const at = Math.min(page, last);
  const rows = shown.slice(at * PAGE, (at + 1) * PAGE);
  const filter = (set: (value: string) => void) => (value: string) => {
    set(value);
    setPage(0);
  };
  return (
    <>
      <Box
        role="search"
        aria-label={t('casePage.events.filter')}
        sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', py: 2 }}
      >
        <CaseShowFilter
          label={t('casePage.events.step')}
          value={step}
          options={[...new Set(events.map((event) => event.step))]}
          name={names.step}
          onChange={filter(setStep)}
        />
        <CaseShowFilter
          label={t('casePage.events.outcome')}
          value={outcome}
          options={[...new Set(events.map((event) => event.outcome))]}
          name={names.outcome}
          onChange={filter(setOutcome)}
        />
        {proof !== null && (
          <Typography role="status" color="text.secondary">
            {t('casePage.events.proving', { smart_count: proof.eventIds.size, claim: proof.text })}{' '}
            <Link component="button" type="button" onClick={onShowAll}>
              {t('casePage.events.showAll')}
            </Link>
          </Typography>
        )}
      </Box>
      {rows.length === 0 ? (
        <EmptyState title={t('casePage.events.none')} />
      ) : (
        <CaseShowEventRows rows={rows} names={names} />
      )}
      {last > 0 && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', pt: 2 }}>
          <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
            {t('casePage.events.newer')}
          </Button>
          <Button disabled={at === last} onClick={() => setPage(at + 1)}>
            {t('casePage.events.older')}
          </Button>
          <Typography color="text.secondary">
            {t('casePage.events.page', {
              from: at * PAGE + 1,
              to: at * PAGE + rows.length,
              total: shown.length,
            })}
          </Typography>
        </Box>
      )}
    </>
  );
}
