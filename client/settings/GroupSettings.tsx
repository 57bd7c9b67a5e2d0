import { NumberLine } from './NumberLine.tsx';

/** Figures of one part of the settings, and how each is called. */
export interface GroupSettingsProps<N extends string> {
  /** In the ids of its fields. */
  group: string;
  names: readonly N[];
  label: (name: N) => string;
  value: Readonly<Record<N, number>>;
  disabled: boolean;
  onChange: (part: Partial<Record<N, number>>) => void;
}

/** The numbers of one part of the settings; an empty field is 0, which the server refuses where it makes no sense. */
export function GroupSettings<N extends string>(props: GroupSettingsProps<N>) {
  const { group, names, label, value, disabled, onChange } = props;
  return names.map((name) => (
    <NumberLine
      key={name}
      id={`setting-${group}-${name}`}
      label={label(name)}
      value={value[name]}
      disabled={disabled}
      onChange={(next) => onChange({ [name]: next ?? 0 } as Partial<Record<N, number>>)}
    />
  ));
}
