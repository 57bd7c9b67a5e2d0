import { Box, Button, Link } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Page } from '../../server/contract/page.ts';
import type { QualityReview } from '../../server/contract/quality.ts';
import { getJson, postJson } from '../api/http.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { qualityMessages } from './quality-messages.ts';
import { useDecisionOfKind } from './useDecisionOfKind.ts';

/** Approvals that a reviewer would not have let through, until a manager has looked at each. */
export function HarmNotes() {
  const t = useText(qualityMessages);
  const say = useDecisionOfKind();
  const queryClient = useQueryClient();
  const [closing, setClosing] = useState<QualityReview | null>(null);
  const { data } = useQuery({
    queryKey: ['quality', 'notes'],
    queryFn: ({ signal }) => getJson<Page<QualityReview>>('/quality', { show: 'harm' }, signal),
  });
  const close = useMutation({
    mutationFn: (note: string) => postJson(`/quality/${closing?.id}/close`, { note }),
    onSuccess: async () => {
      setClosing(null);
      await queryClient.invalidateQueries({ queryKey: ['quality'] });
    },
  });
  if (!data || data.data.length === 0) return null;
  return (
    <Box sx={{ mb: 3 }}>
      <Section title={t('quality.harm.title')} aside={t('quality.harm.aside')}>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {data.data.map((one) => (
            <Box component="li" key={one.id} sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
              <ToneChip tone="danger">{t('quality.list.harmSeen')}</ToneChip>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                {t('quality.harm.said', {
                  by: one.by,
                  decision: say(one.kind, one.decision.type),
                  verdict: say(one.kind, one.verdict.type),
                })}
              </Box>
              <Link component={RouterLink} to={`/cases/${one.caseId}/show`}>
                {t('quality.harm.open', { id: one.caseId })}
              </Link>
              <Link component={RouterLink} to={`/cases/${one.id}/show`}>
                {t('quality.harm.review', { id: one.id })}
              </Link>
              <Button onClick={() => setClosing(one)}>{t('quality.harm.close')}</Button>
            </Box>
          ))}
        </Box>
      </Section>
      <ReasonDialog
        open={closing !== null}
        title={t('quality.harm.closeTitle')}
        confirm={t('quality.harm.close')}
        maxLength={500}
        busy={close.isPending}
        error={close.error}
        onConfirm={(note) => close.mutate(note)}
        onClose={() => setClosing(null)}
      />
    </Box>
  );
}
