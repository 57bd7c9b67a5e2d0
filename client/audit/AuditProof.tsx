import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { EntryProofAnswer } from '../../server/contract/audit-entries.ts';
import { getJson } from '../api/http.ts';
import { FactList } from '../ui/FactList.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { auditMessages } from './audit-messages.ts';

const POLL_MS = 5_000;

/** The proof that the entry is in the record, as an outsider can check it. */
export function AuditProof({ entryId }: { entryId: string }) {
  const t = useText(auditMessages);
  const locale = useLocale();
  const { data, error, refetch } = useQuery<EntryProofAnswer>({
    queryKey: ['audit', 'proof', entryId],
    // Until a checkpoint covers it, which is signed within a minute.
    refetchInterval: ({ state }) => (state.data?.checkpoint === null ? POLL_MS : false),
    queryFn: ({ signal }) => getJson(`/audit/entries/${encodeURIComponent(entryId)}/proof`, {}, signal),
  });
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} />;
  const { checkpoint, sequence, path } = data;
  if (checkpoint === null || sequence === null)
    return <ToneChip tone="clock">{t('audit.proof.waiting')}</ToneChip>;
  const number = new Intl.NumberFormat(locale);
  const said = {
    sequence: number.format(sequence),
    size: number.format(checkpoint.size),
    steps: path.length,
  };
  return (
    <Box sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
        <ToneChip tone="proof">{t('audit.proof.holds', said)}</ToneChip>
        <Button
          onClick={() =>
            saveFile(
              `proof-${entryId}.json`,
              new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
            )
          }
        >
          {t('audit.proof.save')}
        </Button>
      </Box>
      <FactList
        labelWidth={190}
        facts={[
          [t('audit.leaf'), <code key="leaf">{data.leafHash}</code>],
          [t('audit.proof.root'), <code key="root">{checkpoint.root}</code>],
          [
            t('audit.proof.signature', { key: checkpoint.keyId.slice(0, 8) }),
            <code key="signature">{checkpoint.signature}</code>,
          ],
          [
            t('audit.proof.path'),
            <Box key="path" component="code" sx={{ display: 'block', whiteSpace: 'pre-wrap' }}>
              {path.join('\n')}
            </Box>,
          ],
        ]}
      />
    </Box>
  );
}
