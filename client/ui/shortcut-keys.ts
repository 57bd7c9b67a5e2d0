/** A key as written in code: `j`, `?`, `enter`, `arrowdown`, `mod+k` (`mod`: Ctrl, on a Mac Command). */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** True when the press is that key and nothing else; never while an input method composes. */
export function pressIs(press: KeyPress, keys: string): boolean {
  if (press.isComposing || press.keyCode === 229) return false;
  const mod = keys.startsWith('mod+');
  const key = mod ? keys.slice('mod+'.length) : keys;
  return press.key.toLowerCase() === key && (press.ctrlKey || press.metaKey) === mod && !press.altKey;
}

const TYPING =
  'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable="true"], [role="combobox"]';
const OVERLAY = '[role="dialog"], [role="menu"], [role="listbox"]';

/** True where letters belong to what has the focus: a field, an open menu, a dialog. */
export function belongsToField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, ${OVERLAY}`) !== null;
}

/** True in an open list, where Enter takes what is marked. */
export function belongsToList(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;
}

/** True where Enter already means something: on a button or a link. */
export function belongsToButton({ key, target }: { key: string; target: EventTarget | null }): boolean {
  return (
    key === 'Enter' && target instanceof Element && target.closest('button, a, [role="button"]') !== null
  );
}

const SIGNS: Record<string, string> = { enter: '↵', arrowdown: '↓', arrowup: '↑', escape: 'Esc' };

/** The key as people read it on a keyboard. */
export function keyLabel(keys: string): string {
  const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : (SIGNS[key] ?? key.toUpperCase())))
    .join(' ');
}
