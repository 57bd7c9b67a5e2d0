import { Section } from '../ui/Section.tsx';
import { NumberLine } from './NumberLine.tsx';

interface NumberGroupProps<Name extends string> {
  title: string;
  names: readonly Name[];
  /** Makes the fields' ids unique on the page. */
  prefix: string;
  label: (name: Name) => string;
  value: Record<Name, number>;
  disabled: boolean;
  onChange: (part: Partial<Record<Name, number>>) => void;
}

/** Figures that belong together, one a line, under their title. */
export function NumberGroup<Name extends string>(props: NumberGroupProps<Name>) {
  const { title, names, prefix, label, value, disabled, onChange } = props;
  return (
    <Section title={title}>
      {names.map((name) => (
        <NumberLine
          key={name}
          id={`setting-${prefix}-${name}`}
          label={label(name)}
          value={value[name]}
          disabled={disabled}
          onChange={(next) => onChange({ [name]: next ?? 0 } as Partial<Record<Name, number>>)}
        />
      ))}
    </Section>
  );
}
