import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { KeysetPager } from './KeysetPager.tsx';
import { LoadingState } from './LoadingState.tsx';
import { ProblemState } from './ProblemState.tsx';
import { Section } from './Section.tsx';

/** A list's table in its card, or the state that stands for it: loading, problem, empty. */
export function ListBody({ empty, children }: { empty: ReactNode; children: ReactNode }) {
  const { isPending, error, data, refetch } = useListContext();
  if (error)
    return (
      <Section flush>
        <ProblemState error={error} retry={() => void refetch()} />
      </Section>
    );
  if (isPending)
    return (
      <Section flush>
        <LoadingState rows={8} />
      </Section>
    );
  if (!data || data.length === 0)
    return (
      <Section flush>
        {empty}
        <KeysetPager />
      </Section>
    );
  return (
    <Section flush>
      {children}
      <KeysetPager />
    </Section>
  );
}
