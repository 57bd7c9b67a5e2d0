import { Table, TableBody, TableCell, TableRow } from '@mui/material';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { Section } from '../ui/Section.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** What the total is made of: its lines add up to it. */
export function RecoveryRisk({ recovery }: { recovery: RecoveryStory }) {
  const t = useText(recoveryMessages);
  const locale = useLocale();
  const { total, points, requestSignals, highRiskFrom, coolingOffHours, settingsVersion } = recovery;
  const vouchers = recovery.vouchers.filter((voucher) => voucher.points > 0);
  const lines = [
    ...vouchers.map((voucher) => ({
      key: voucher.accountId,
      said: t('recovery.risk.voucher', { account: voucher.accountId }),
      weight: voucher.points,
    })),
    ...requestSignals.map(({ signal, figure, limit, accounts, weight }) => ({
      key: signal,
      said: t(`recovery.signal.${signal}`, {
        figure,
        limit: limit ?? '',
        accounts: listOf(locale, accounts),
      }),
      weight,
    })),
  ];
  return (
    <Section
      title={t('recovery.risk.title', { n: total })}
      aside={t('recovery.risk.version', { n: settingsVersion })}
    >
      <Table size="small">
        <TableBody>
          {lines.length === 0 && <RiskRow said={t('recovery.risk.calm')} figure="" />}
          {lines.map((line) => (
            <RiskRow key={line.key} said={line.said} figure={`+${line.weight}`} />
          ))}
          {points > total && <RiskRow said={t('recovery.risk.capped', { points })} figure="" />}
          <RiskRow
            bold
            said={t(recovery.highRisk ? 'recovery.risk.sumHigh' : 'recovery.risk.sum', {
              from: highRiskFrom,
              hours: coolingOffHours,
            })}
            figure={String(total)}
          />
        </TableBody>
      </Table>
    </Section>
  );
}

function RiskRow({ said, figure, bold = false }: { said: string; figure: string; bold?: boolean }) {
  const weight = bold ? 600 : 400;
  return (
    <TableRow>
      <TableCell sx={{ fontWeight: weight, overflowWrap: 'anywhere' }}>{said}</TableCell>
      <TableCell align="right" sx={{ fontWeight: weight, fontVariantNumeric: 'tabular-nums' }}>
        {figure}
      </TableCell>
    </TableRow>
  );
}
