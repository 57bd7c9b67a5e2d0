import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { ACCOUNT_STATES } from '../../server/contract/platform-formats.ts';
import type { AlertStory } from '../../server/contract/recoveries.ts';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import type { Tone } from '../ui/tokens.ts';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

type Freeze = AlertStory['accounts'][number]['freeze'];

const TONES = {
  none: 'quiet',
  waiting: 'clock',
  delivered: 'clock',
  confirmed: 'proof',
  failed: 'danger',
} as const satisfies Record<Freeze, Tone>;

/** Every account of an alert, how it is part of the pattern, and what became of its freezing. */
export function AlertStoryCard({ detail: { alert } }: { detail: CaseDetail }) {
  const t = useText(recoveryMessages);
  const locale = useLocale();
  if (alert === null) return null;
  return (
    <Section
      title={t('recovery.alert.title')}
      aside={t('recovery.alert.count', { smart_count: alert.accounts.length })}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('recovery.alert.account')}</TableCell>
            <TableCell>{t('recovery.alert.shapes')}</TableCell>
            <TableCell>{t('recovery.alert.standing')}</TableCell>
            <TableCell>{t('recovery.alert.frozen')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {alert.accounts.map(({ accountId, shapes, standing, freeze }) => {
            const state = ACCOUNT_STATES.find((one) => one === standing);
            return (
              <TableRow key={accountId}>
                <TableCell>{accountId}</TableCell>
                <TableCell>
                  {listOf(
                    locale,
                    shapes.map((shape) => t(`recovery.alert.shape.${shape}`)),
                  )}
                </TableCell>
                <TableCell>
                  {state === undefined ? t('recovery.alert.unknown') : t(`recovery.standing.${state}`)}
                </TableCell>
                <TableCell>
                  {freeze === 'none' ? (
                    t('recovery.alert.state.none')
                  ) : (
                    <ToneChip tone={TONES[freeze]}>{t(`recovery.alert.state.${freeze}`)}</ToneChip>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Section>
  );
}
