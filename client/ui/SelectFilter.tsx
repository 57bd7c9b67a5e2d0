import { useListContext } from 'react-admin';
import { type Choice, ChoiceSelect } from './ChoiceSelect.tsx';

interface SelectFilterProps {
  source: string;
  label: string;
  choices: readonly Choice[];
}

/** Narrows the list around it to one value; "All" takes the filter away. */
export function SelectFilter({ source, label, choices }: SelectFilterProps) {
  const { filterValues, setFilters } = useListContext();
  const set = (choice: Choice | undefined) => {
    const { [source]: _old, ...others } = filterValues;
    setFilters(choice ? { ...others, [source]: choice.value } : others);
  };
  return <ChoiceSelect label={label} choices={choices} value={filterValues[source]} onChange={set} />;
}
