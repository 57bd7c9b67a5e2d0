import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Taker } from '../../server/contract/cases.ts';
import { getJson } from '../api/http.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

interface TakerFieldProps {
  caseId: number;
  taker: Taker | null;
  onChange: (taker: Taker | null) => void;
}

/** Chooses who gets the case, of those who may; whoever holds fewest cases stands first. */
export function TakerField({ caseId, taker, onChange }: TakerFieldProps) {
  const t = useText(casePageMessages);
  const words = useWords();
  const { data, error, isPending } = useQuery({
    queryKey: ['case-takers', caseId],
    queryFn: ({ signal }) => getJson<{ data: Taker[] }>(`/cases/${caseId}/takers`, {}, signal),
    gcTime: 0,
  });
  const describe = ({ code, role, team, claimed }: Taker) =>
    t('casePage.handOver.taker', { code, role: words(`words.role.${role}`), team, claimed });
  return (
    <>
      <Autocomplete
        options={data?.data ?? []}
        value={taker}
        openOnFocus
        loading={isPending}
        loadingText={t('casePage.handOver.looking')}
        noOptionsText={t('casePage.handOver.nobody')}
        getOptionKey={({ code }) => code}
        getOptionLabel={describe}
        isOptionEqualToValue={(one, other) => one.code === other.code}
        onChange={(_event, chosen) => onChange(chosen)}
        renderInput={(params) => (
          <TextField {...params} autoFocus required margin="dense" label={t('casePage.handOver.to')} />
        )}
      />
      <ProblemLine error={error} />
    </>
  );
}
