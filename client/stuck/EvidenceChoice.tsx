import { Box, MenuItem, TextField } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { type StuckFieldsProps, textParam } from './stuck-fields-props.ts';
import { stuckMessages } from './stuck-messages.ts';

/** What may be asked for, best first, each with how it served others in the same place. */
export function EvidenceChoice({ option, detail, params, names, onChange }: StuckFieldsProps) {
  const t = useText(stuckMessages);
  const chosen = textParam(params, 'evidence');
  const [best] = option.evidence ?? [];
  const figure = useFigure(detail, chosen);
  return (
    <TextField
      select
      fullWidth
      label={t('stuck.evidence')}
      value={chosen}
      onChange={(event) => onChange({ ...params, evidence: event.target.value })}
      sx={{ mt: 2 }}
      helperText={figureOf(detail, chosen) && figure}
      slotProps={{ select: { renderValue: () => names.evidence(chosen) } }}
    >
      {option.evidence?.map((evidence) => (
        <MenuItem key={evidence} value={evidence} sx={{ display: 'block' }}>
          {names.evidence(evidence)}{' '}
          {evidence === best && figureOf(detail, evidence) !== null && (
            <ToneChip tone="proof">{t('stuck.best')}</ToneChip>
          )}
          <Figure detail={detail} evidence={evidence} />
        </MenuItem>
      ))}
    </TextField>
  );
}

function Figure({ detail, evidence }: { detail: CaseDetail; evidence: string }) {
  return <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{useFigure(detail, evidence)}</Box>;
}

function useFigure(detail: CaseDetail, evidence: string): string {
  const t = useText(stuckMessages);
  const works = figureOf(detail, evidence);
  if (works === null) return t('stuck.noFigure');
  const percent = (share: number) => Math.round(share * 100);
  return t('stuck.works', {
    share: percent(works.share),
    low: percent(works.low),
    high: percent(works.high),
    n: works.n,
  });
}

function figureOf(detail: CaseDetail, evidence: string) {
  return detail.journey?.evidence.find((row) => row.evidence === evidence)?.works ?? null;
}
