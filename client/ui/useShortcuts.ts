import { useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { type Shortcut, ShortcutContext } from './shortcut-registry.tsx';

export type { Shortcut } from './shortcut-registry.tsx';

/** Gives keys a meaning while the calling component is shown; none fires while typing or composing. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(ShortcutContext);
  const current = useRef(shortcuts);
  useLayoutEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => registry?.add(() => current.current), [registry]);
}
