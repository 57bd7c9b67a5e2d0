import { Section } from '../ui/Section.tsx';
import { GroupSettings, type GroupSettingsProps } from './GroupSettings.tsx';

interface NumberGroupProps<N extends string> extends GroupSettingsProps<N> {
  title: string;
}

/** Figures that belong together, one a line, under their title. */
export function NumberGroup<N extends string>({ title, ...figures }: NumberGroupProps<N>) {
  return (
    <Section title={title}>
      <GroupSettings {...figures} />
    </Section>
  );
}
