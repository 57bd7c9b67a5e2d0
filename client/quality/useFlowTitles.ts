import { useQuery } from '@tanstack/react-query';
import type { FlowSummary } from '../../server/contract/flow-format.ts';
import type { Page } from '../../server/contract/page.ts';
import { getJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { titleIn, useLocale } from '../ui/texts.ts';

/** Titles of flows in the reader's language; who may not read flows sees their names. */
export function useFlowTitles(): (name: string) => string {
  const locale = useLocale();
  const ability = useAbility();
  const { data } = useQuery({
    queryKey: ['quality', 'flows'],
    queryFn: ({ signal }) => getJson<Page<FlowSummary>>('/flows', { limit: 100 }, signal),
    enabled: ability?.can('read', 'Flow') ?? false,
  });
  return (name) =>
    titleIn(locale, data?.data.find(({ id }) => id === name)?.titles, name.replaceAll('_', ' '));
}
