import { localStorageStore, memoryStore, type SavedQuery, type Store } from 'react-admin';

// Filters may hold account numbers: only what says nothing about anybody outlives the page (theme, density, language, columns,
// saved queries without the account).
const LASTING = [/^theme$/, /^density$/, /^locale$/, /\.datatable/, /\.savedQueries$/];

function withoutAccounts(key: string, value: unknown): unknown {
  if (!key.endsWith('.savedQueries') || !Array.isArray(value)) return value;
  return (value as SavedQuery[]).map((saved) => {
    const { accountId: _accountId, ...filter } = (saved.value.filter ?? {}) as Record<string, unknown>;
    return { ...saved, value: { ...saved.value, filter } };
  });
}

/** react-admin's store: in memory, but for a short list of keys that the browser remembers. */
export function createConsoleStore(): Store {
  const lasting = localStorageStore('1', 'Unloop');
  const passing = memoryStore();
  const storeOf = (key: string) => (LASTING.some((pattern) => pattern.test(key)) ? lasting : passing);
  return {
    setup: () => {
      lasting.setup();
      passing.setup();
    },
    teardown: () => {
      lasting.teardown();
      passing.teardown();
    },
    getItem: (key, defaultValue) => storeOf(key).getItem(key, defaultValue),
    setItem: (key, value) => storeOf(key).setItem(key, withoutAccounts(key, value)),
    removeItem: (key) => storeOf(key).removeItem(key),
    removeItems: (prefix) => {
      lasting.removeItems(prefix);
      passing.removeItems(prefix);
    },
    // Called when somebody signs out: what they looked for goes, what they like stays.
    reset: () => passing.reset(),
    subscribe: (key, callback) => storeOf(key).subscribe(key, callback),
    listItems: (prefix) => ({ ...lasting.listItems?.(prefix), ...passing.listItems?.(prefix) }),
  };
}
