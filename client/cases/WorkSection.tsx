import { Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Section } from '../ui/Section.tsx';

interface WorkSectionProps {
  title: string;
  aside?: string;
  count: number;
  none: string;
  children: ReactNode;
}

/** One heap of work with its number; one quiet line when it is empty. */
export function WorkSection({ title, aside, count, none, children }: WorkSectionProps) {
  return (
    <Section title={count > 0 ? `${title} · ${count}` : title} aside={count > 0 ? aside : undefined}>
      {count === 0 ? <Typography color="text.secondary">{none}</Typography> : children}
    </Section>
  );
}
