import { useState } from 'react';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { VouchPicture } from './VouchPicture.tsx';
import { VouchTable } from './VouchTable.tsx';

/** Who vouched for whom, as a picture with the table behind it. */
export function VouchGraphCard({ recovery, requester }: { recovery: RecoveryStory; requester: string }) {
  const t = useText(recoveryMessages);
  const [view, setView] = useState<PictureView>('picture');
  const { edges } = recovery.graph;
  if (edges.length === 0) return null;
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
        <VouchPicture recovery={recovery} requester={requester} />
      ) : (
        <VouchTable recovery={recovery} />
      )}
    </Section>
  );
}
