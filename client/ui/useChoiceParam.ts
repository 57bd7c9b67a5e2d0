import { useSearchParams } from 'react-router';

/** One of a few choices, kept in the address so that a link opens the same view; the usual one is not written. */
export function useChoiceParam<T extends string | number>(
  name: string,
  choices: readonly T[],
  usual: T,
): [T, (next: T) => void] {
  const [params, setParams] = useSearchParams();
  const chosen = choices.find((one) => String(one) === params.get(name)) ?? usual;
  const choose = (next: T) =>
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        if (next === usual) changed.delete(name);
        else changed.set(name, String(next));
        return changed;
      },
      { replace: true },
    );
  return [chosen, choose];
}
