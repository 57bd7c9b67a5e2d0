import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useListContext } from 'react-admin';
import type { CaseRow } from '../../server/contract/cases.ts';
import type { Page } from '../../server/contract/page.ts';
import { getJson } from '../api/http.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';

const POLL_MS = 20_000;

/** Says how many cases came that the first page does not show yet; they come in only when asked for. */
export function CaseListNew() {
  const t = useText(caseListMessages);
  const announce = useAnnounce();
  const { data, page, perPage, filterValues, sort, refetch } = useListContext<CaseRow>();
  const { data: latest } = useQuery({
    queryKey: ['cases', 'latest', filterValues, sort.field, perPage],
    queryFn: ({ signal }) =>
      getJson<Page<CaseRow>>('/cases', { ...filterValues, sort: sort.field, limit: perPage }, signal),
    refetchInterval: POLL_MS,
    enabled: page === 1,
  });
  const shown = new Set(data?.map((row) => row.id));
  const fresh = page === 1 && data ? (latest?.data.filter((row) => !shown.has(row.id)).length ?? 0) : 0;
  useEffect(() => {
    if (fresh > 0) announce(t('caseList.fresh', { smart_count: fresh }));
  }, [fresh, announce, t]);
  if (fresh === 0) return null;
  return (
    <Button variant="text" color="primary" onClick={() => void refetch()}>
      {t('caseList.freshShow', { n: fresh })}
    </Button>
  );
}
