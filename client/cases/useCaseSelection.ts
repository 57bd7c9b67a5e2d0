import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseRow } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { ACCOUNT_FILTER_ID } from './case-filter.ts';
import { caseListMessages } from './case-list-messages.ts';

/** Which line of the queue is chosen: moved with the arrow keys, opened with Enter. The first one, until one is chosen. */
export function useCaseSelection(rows: readonly CaseRow[]) {
  const t = useText(caseListMessages);
  const navigate = useNavigate();
  const [chosenId, select] = useState<number | null>(null);
  const found = rows.findIndex((row) => row.id === chosenId);
  const index = found >= 0 ? found : 0;
  const selected = rows[index] ?? null;
  const move = (by: number) => {
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
    if (!next) return;
    select(next.id);
    document.getElementById(caseLinkId(next.id))?.focus({ preventScroll: false });
  };
  useShortcuts([
    { keys: 'arrowdown', label: t('caseList.keys.down'), run: () => move(1), repeats: true },
    { keys: 'arrowup', label: t('caseList.keys.up'), run: () => move(-1), repeats: true },
    {
      keys: 'enter',
      label: t('caseList.keys.open'),
      run: () => selected && void navigate(`/cases/${selected.id}/show`),
    },
    {
      keys: '/',
      label: t('caseList.keys.filter'),
      run: () => document.getElementById(ACCOUNT_FILTER_ID)?.focus(),
    },
  ]);
  return { selected, select };
}

/** The element that has the focus while its line is chosen. */
export function caseLinkId(id: number): string {
  return `case-link-${id}`;
}
