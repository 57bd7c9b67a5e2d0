import { beforeEach, describe, expect, test } from 'vitest';
import { createConsoleStore } from '../../client/app/console-store.ts';

beforeEach(() => localStorage.clear());

function openStore() {
  const store = createConsoleStore();
  store.setup();
  return store;
}
const kept = () => JSON.stringify(Object.entries(localStorage));

describe('what the browser remembers', () => {
  test('is never a filter, which may hold an account number', () => {
    const store = openStore();
    store.setItem('cases.queue', { filter: { accountId: '100200300' } });
    expect(store.getItem('cases.queue')).toEqual({ filter: { accountId: '100200300' } });
    expect(kept()).not.toContain('100200300');
  });

  test('is a saved query without its account number', () => {
    const store = createConsoleStore();
    const filter = { accountId: '100200300', state: 'open' };
    store.setItem('cases.savedQueries', [{ label: 'Open ones', value: { filter } }]);
    expect(kept()).not.toContain('100200300');
    expect(store.getItem('cases.savedQueries')).toEqual([
      { label: 'Open ones', value: { filter: { state: 'open' } } },
    ]);
  });

  test('is theme, language and how roomy rows are, also after signing out', () => {
    const store = openStore();
    store.setItem('theme', 'dark');
    store.setItem('locale', 'en');
    store.setItem('density', 'roomy');
    store.setItem('cases.queue', { filter: {} });
    store.reset();
    expect(createConsoleStore().getItem('theme')).toBe('dark');
    expect(store.getItem('locale')).toBe('en');
    expect(createConsoleStore().getItem('density')).toBe('roomy');
    expect(store.getItem('cases.queue')).toBeUndefined();
  });
});
