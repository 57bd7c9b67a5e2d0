import { Box, useMediaQuery } from '@mui/material';
import { useRef, useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { useHeight } from '../ui/useHeight.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { CaseJourneyCard } from './CaseJourneyCard.tsx';
import { CaseSentenceCard } from './CaseSentenceCard.tsx';
import { CaseShowDecision } from './CaseShowDecision.tsx';
import { CaseShowHeader } from './CaseShowHeader.tsx';
import { CaseShowMoved } from './CaseShowMoved.tsx';
import { type CaseTab, CaseTabsCard } from './CaseTabsCard.tsx';
import { casePageMessages } from './case-page-messages.ts';
import { type Proof, provenParts } from './case-proof.ts';
import { type DecisionParams, useCaseSlots } from './case-slots.ts';
import { useCaseMoves } from './useCaseMoves.ts';
import { useCaseNames } from './useCaseNames.ts';
import { useClaimHeartbeat } from './useClaimHeartbeat.ts';
import { useDecisionDraft } from './useDecisionDraft.ts';
import { useDetailTexts } from './useDetailTexts.ts';
import { useNextCase } from './useNextCase.ts';

interface CaseShowPageProps {
  detail: CaseDetail;
  refetch: () => Promise<unknown>;
}

/** One page, one decision: the sentence, the loop, what stands behind it, and what to do. */
export function CaseShowPage({ detail, refetch }: CaseShowPageProps) {
  const t = useText(casePageMessages);
  const { Account, kinds } = useCaseSlots();
  const { names, voice } = useCaseNames(detail.journey);
  const isNarrow = useMediaQuery('(max-width: 1199px)', { noSsr: true });
  const [tab, setTab] = useState<CaseTab>(detail.journey === null ? 'history' : 'evidence');
  const [proof, setProof] = useState<Proof | null>(null);
  const [head, headHeight] = useHeight(34);
  const story = useRef<HTMLDivElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  const decision = useRef<HTMLElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const panel = kinds[detail.kind];
  // A review shows the story of the kind that it reviews.
  const Story = kinds[detail.review?.kind ?? detail.kind]?.Story;
  const texts = useDetailTexts(detail, names);
  const draft = useDecisionDraft(detail, panel);
  const moves = useCaseMoves(detail, draft.dirty, refetch);
  const onNext = useNextCase();
  useClaimHeartbeat(detail);

  const showTab = (next: CaseTab) => {
    setTab(next);
    tabs.current?.scrollIntoView({ block: 'nearest' });
    tabs.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  };
  // A claim without events says what is missing: the matrix shows that.
  const onProof = (next: Proof) => {
    setProof(next.eventIds.size === 0 || next.text === proof?.text ? null : next);
    setTab(next.eventIds.size === 0 ? 'evidence' : 'events');
    tabs.current?.scrollIntoView({ block: 'nearest' });
  };
  // The story's next action: the decision it leads to, open on the right.
  const choose = (type: string, params?: DecisionParams) => {
    const option = detail.decisions.find((one) => one.type === type);
    if (option === undefined || option.refusal !== null || !detail.can.act) return;
    draft.choose(type);
    // A verdict says only what, not on what.
    if (params !== undefined && detail.review === null)
      draft.setParams({ ...panel?.startParams(option, detail), ...params });
    setTimeout(() => decision.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus());
  };
  useShortcuts([
    { keys: 'e', label: t('casePage.keys.evidence'), run: () => showTab('evidence') },
    { keys: 'l', label: t('casePage.keys.loop'), run: () => story.current?.focus() },
    {
      keys: 'n',
      label: t('casePage.keys.note'),
      // While a decision is open its own note is meant.
      disabled: draft.option !== null,
      run: () => {
        setTab('notes');
        setTimeout(() => noteField.current?.focus());
      },
    },
  ]);
  const account = (
    <Account
      account={detail.account}
      caseId={detail.id}
      kind={detail.kind}
      strip={isNarrow}
      onShowRelated={() => showTab('related')}
    />
  );

  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <div ref={head}>
        <CaseShowHeader detail={detail} claimUntil={moves.claimUntil} onNext={onNext} />
      </div>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr) 340px',
          '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr) 328px' },
          '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {isNarrow && account}
          {/* In the story's column: the decision under the cursor stays where it is. */}
          <CaseShowMoved detail={detail} moves={moves} texts={texts} />
          {panel?.Head && <panel.Head detail={detail} />}
          <CaseSentenceCard detail={detail} voice={voice} proof={proof} onProof={onProof} />
          {detail.journey && (
            <Box ref={story} tabIndex={-1} role="group" aria-label={t('casePage.journey.title')}>
              <CaseJourneyCard
                journey={detail.journey}
                names={names}
                highlighted={provenParts(detail, proof)}
              />
            </Box>
          )}
          {Story && <Story detail={detail} choose={choose} />}
          <div ref={tabs}>
            <CaseTabsCard
              detail={detail}
              names={names}
              texts={texts}
              tab={tab}
              onTab={setTab}
              proof={proof}
              onProof={onProof}
              onShowAll={() => setProof(null)}
              noteField={noteField}
            />
          </div>
        </Box>
        <Box
          component="aside"
          ref={decision}
          aria-label={t('casePage.parts.decision')}
          sx={{
            display: 'grid',
            gap: 3,
            gridTemplateColumns: 'minmax(0, 1fr)',
            position: 'sticky',
            top: 12,
            // The bar, the header above and the page's own edges: the foot of the decision stays in sight.
            maxHeight: `calc(100vh - ${headHeight + 74}px)`,
            overflowY: 'auto',
            '@media (max-width: 899px)': { position: 'static', maxHeight: 'none' },
          }}
        >
          {!isNarrow && account}
          <CaseShowDecision
            detail={detail}
            panel={panel}
            names={names}
            texts={texts}
            draft={draft}
            onConflict={moves.onConflict}
            onDecided={moves.dismiss}
          />
        </Box>
      </Box>
    </Box>
  );
}
