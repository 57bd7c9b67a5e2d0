import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nContextProvider } from 'react-admin';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createI18nProvider } from '../../client/i18n/i18n-provider.ts';
import { MaskedField } from '../../client/ui/MaskedField.tsx';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const reveal = vi.fn(async () => ({ value: '13812345678', leftThisShift: 39 }));

const i18n = createI18nProvider('en');
const field = (way: typeof reveal | null) => (
  <I18nContextProvider value={i18n}>
    <MaskedField label="Security phone" masked="138****5678" reveal={way} />
  </I18nContextProvider>
);

async function showPhone() {
  render(field(reveal));
  fireEvent.click(await screen.findByRole('button', { name: 'See Security phone in full' }));
}

async function give(reason: string) {
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: reason } });
  fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
  await act(async () => undefined);
}

describe('a masked field', () => {
  test('is shown in full only for a reason, and hides itself after 30 seconds', async () => {
    await showPhone();
    await give('call back');
    expect(reveal).toHaveBeenCalledWith('call back');
    expect(screen.getByText('13812345678')).toBeTruthy();
    act(() => {
      vi.advanceTimersByTime(30_500);
    });
    expect(screen.queryByText('13812345678')).toBeNull();
    expect(screen.getByText('138****5678')).toBeTruthy();
  });

  test('hides itself when the right to see it ends', async () => {
    const { rerender } = render(field(reveal));
    fireEvent.click(await screen.findByRole('button', { name: 'See Security phone in full' }));
    await give('call back');
    expect(screen.getByText('13812345678')).toBeTruthy();
    rerender(field(null));
    expect(screen.queryByText('13812345678')).toBeNull();
    expect(screen.getByText('138****5678')).toBeTruthy();
  });

  test('stays masked when no reason is given', async () => {
    reveal.mockClear();
    await showPhone();
    await give(' ');
    expect(reveal).not.toHaveBeenCalled();
    expect(screen.getByText('138****5678')).toBeTruthy();
  });
});
