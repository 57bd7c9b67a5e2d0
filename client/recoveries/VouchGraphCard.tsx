import { Box } from '@mui/material';
import { useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { ExploredAccount, RecoveryStory } from '../../server/contract/recoveries.ts';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ExploredAccountCard } from './ExploredAccountCard.tsx';
import { RecoveryControl } from './RecoveryControl.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import { useExplored } from './useExplored.ts';
import { VouchPicture } from './VouchPicture.tsx';
import { VouchTable } from './VouchTable.tsx';

interface VouchGraphCardProps {
  recovery: RecoveryStory;
  detail: CaseDetail;
}

/** Who vouched for whom, and what an attacker would have to hold; each account can be chosen and followed one hop. */
export function VouchGraphCard({ recovery, detail }: VouchGraphCardProps) {
  const t = useText(recoveryMessages);
  const [view, setView] = useState<PictureView>('picture');
  const [chosen, setChosen] = useState<string | null>(null);
  const [beyond, setBeyond] = useState<ExploredAccount | null>(null);
  const explored = useExplored(detail.id, chosen);
  const { edges, nodes } = recovery.graph;
  const known = new Set([detail.accountId, ...nodes.map(({ accountId }) => accountId)]);
  const added = explored.data?.nodes.filter(({ accountId }) => !known.has(accountId)).length ?? 0;
  if (edges.length === 0)
    return (
      <Section title={t('recovery.control.title')}>
        <RecoveryControl recovery={recovery} />
      </Section>
    );
  return (
    <Section
      title={t('recovery.graph.title')}
      aside={t('recovery.graph.aside', { smart_count: edges.length })}
      actions={
        <PictureOrTable
          view={view}
          of={t('recovery.graph.view')}
          labels={{ picture: t('recovery.graph.picture'), table: t('recovery.graph.table') }}
          onChange={setView}
        />
      }
    >
      {view === 'picture' ? (
        <VouchPicture
          recovery={recovery}
          requester={detail.accountId}
          beyond={beyond}
          chosen={chosen}
          onChoose={setChosen}
        />
      ) : (
        <VouchTable recovery={recovery} />
      )}
      <Box sx={{ mt: 1 }}>
        <RecoveryControl recovery={recovery} />
      </Box>
      {view === 'picture' && chosen !== null && explored.data && (
        <ExploredAccountCard
          account={explored.data}
          beyond={added}
          isExpanded={beyond?.accountId === chosen}
          onExpand={() => setBeyond(explored.data)}
          onClose={() => {
            setChosen(null);
            setBeyond(null);
          }}
        />
      )}
      <ProblemLine error={explored.error} />
    </Section>
  );
}
