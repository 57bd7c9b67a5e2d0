import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNotify } from 'react-admin';
import type { ExportRow } from '../../server/contract/exports.ts';
import type { Page } from '../../server/contract/page.ts';
import { getJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { useText } from '../ui/texts.ts';
import { exportMessages } from './export-messages.ts';
import { EXPORTS_KEY } from './useExports.ts';

const POLL_MS = 5_000;
const REST_MS = 60_000;
const UNDER_WAY = ['awaiting_approval', 'queued', 'running'];

/** Tells, on whatever page, that an export of one's own is ready or failed. Shows nothing itself. */
export function ExportNotice() {
  const t = useText(exportMessages);
  const notify = useNotify();
  const ability = useAbility();
  const waiting = useRef(new Set<number>());
  const { data } = useQuery({
    queryKey: [...EXPORTS_KEY, 'notice'],
    queryFn: ({ signal }) => getJson<Page<ExportRow>>('/exports', { limit: 20 }, signal),
    enabled: ability?.can('create', 'Export') ?? false,
    refetchInterval: ({ state }) =>
      state.data?.data.some((row) => row.mine && UNDER_WAY.includes(row.state)) ? POLL_MS : REST_MS,
  });
  useEffect(() => {
    for (const { id, mine, state } of data?.data ?? []) {
      if (!mine) continue;
      if (UNDER_WAY.includes(state)) waiting.current.add(id);
      else if (waiting.current.delete(id) && (state === 'done' || state === 'failed'))
        notify(t(state === 'done' ? 'exports.ready' : 'exports.failed', { id }), {
          type: state === 'done' ? 'success' : 'warning',
        });
    }
  }, [data, notify, t]);
  return null;
}
