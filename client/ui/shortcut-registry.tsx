import { createContext, type ReactNode, useEffect, useMemo, useState } from 'react';
import { belongsToButton, belongsToField, belongsToList, pressIs } from './shortcut-keys.ts';

/** One key and what it does. `label` is what the list of keys says. */
export interface Shortcut {
  keys: string;
  label: string;
  run: () => void;
  /** Works anywhere in the console, not on this page alone. */
  everywhere?: boolean;
  /** Also fires while a field has the focus: for `mod+…` only. */
  whileTyping?: boolean;
  /** Goes on while the key is held down. */
  repeats?: boolean;
  disabled?: boolean;
}
export type ReadShortcuts = () => readonly Shortcut[];

export interface ShortcutRegistry {
  /** Newer groups win over older ones. Gives back how to take the group away. */
  add: (read: ReadShortcuts) => () => void;
  list: () => readonly Shortcut[];
}

export const ShortcutContext = createContext<ShortcutRegistry | null>(null);

function createRegistry(): ShortcutRegistry {
  const groups: ReadShortcuts[] = [];
  return {
    add: (read) => {
      groups.push(read);
      return () => {
        groups.splice(groups.indexOf(read), 1);
      };
    },
    list: () => groups.toReversed().flatMap((read) => read()),
  };
}

/** Listens to the keyboard once for all pages. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createRegistry);
  const value = useMemo(() => registry, [registry]);
  useEffect(() => {
    // A list that is closed opens on any Enter: keys that work in fields are heard before the field itself hears them.
    const beforeFields = (event: KeyboardEvent) => {
      if (belongsToList(event.target)) return;
      const hit = registry.list().find((one) => !one.disabled && one.whileTyping && pressIs(event, one.keys));
      if (!hit || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      hit.run();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const inField = belongsToField(event.target) || belongsToButton(event);
      const hit = registry
        .list()
        .find((one) => !one.disabled && !inField && !one.whileTyping && pressIs(event, one.keys));
      if (event.repeat && !hit?.repeats) return;
      if (!hit) return;
      event.preventDefault();
      hit.run();
    };
    window.addEventListener('keydown', beforeFields, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', beforeFields, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, [registry]);
  return <ShortcutContext.Provider value={value}>{children}</ShortcutContext.Provider>;
}
