import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ShortcutProvider } from '../../client/ui/shortcut-registry.tsx';
import { type Shortcut, useShortcuts } from '../../client/ui/useShortcuts.ts';

afterEach(cleanup);

function Page({ shortcuts }: { shortcuts: Shortcut[] }) {
  useShortcuts(shortcuts);
  return (
    <>
      <input aria-label="note" />
      <button type="button">Save</button>
    </>
  );
}

function show(...shortcuts: Shortcut[]) {
  render(
    <ShortcutProvider>
      <Page shortcuts={shortcuts} />
    </ShortcutProvider>,
  );
}
const key = (keys: string, more: Partial<Shortcut> = {}) => ({ keys, label: keys, run: vi.fn(), ...more });

describe('a key of the console', () => {
  test('does its work', () => {
    const next = key('j');
    show(next);
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(next.run).toHaveBeenCalledOnce();
  });

  test('rests while somebody types', () => {
    const next = key('j');
    show(next);
    fireEvent.keyDown(screen.getByLabelText('note'), { key: 'j' });
    expect(next.run).not.toHaveBeenCalled();
  });

  test('rests while an input method composes, also where it would fire in a field', () => {
    const confirm = key('mod+enter', { whileTyping: true });
    show(confirm);
    const field = screen.getByLabelText('note');
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, keyCode: 229 });
    expect(confirm.run).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(confirm.run).toHaveBeenCalledOnce();
  });

  test('that works in fields comes before what the field does with it', () => {
    const confirm = key('mod+enter', { whileTyping: true });
    show(confirm);
    const field = screen.getByLabelText('note');
    const opens = vi.fn();
    field.addEventListener('keydown', opens);
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(confirm.run).toHaveBeenCalledOnce();
    expect(opens).not.toHaveBeenCalled();
  });

  test('leaves Enter to the button that has the focus', () => {
    const open = key('enter');
    show(open);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
    expect(open.run).not.toHaveBeenCalled();
  });

  test('is not the same key with a modifier', () => {
    const note = key('n');
    show(note);
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
    expect(note.run).not.toHaveBeenCalled();
  });

  test('held down repeats only where that makes sense', () => {
    const down = key('arrowdown', { repeats: true });
    const next = key('j');
    show(down, next);
    fireEvent.keyDown(document.body, { key: 'ArrowDown', repeat: true });
    fireEvent.keyDown(document.body, { key: 'j', repeat: true });
    expect(down.run).toHaveBeenCalledOnce();
    expect(next.run).not.toHaveBeenCalled();
  });
});
