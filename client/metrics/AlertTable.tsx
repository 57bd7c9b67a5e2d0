import { Button, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Alert } from '../../server/contract/alerts.ts';
import { useAbility } from '../api/useStaff.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useRegionName } from '../catalogue/useRegionName.ts';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { AlertCloseDialog } from './AlertCloseDialog.tsx';
import { AlertSign } from './AlertSign.tsx';
import { alertMessages } from './alert-messages.ts';
import { useFlowChoices } from './metrics-queries.ts';
import { writeView } from './metrics-view.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { useSegmentText } from './useSegmentText.ts';

const COLUMNS = ['day', 'what', 'rate', 'normal', 'why'] as const;

/** One line an alert: what departed on which day, its normal, and for whom; the day's figures one click away. */
export function AlertTable() {
  const t = useText(alertMessages);
  const locale = useLocale();
  const names = useNames();
  const region = useRegionName();
  const segment = useSegmentText();
  const { number, percent } = useFigureTexts();
  const ability = useAbility();
  const { data = [], refetch } = useListContext<Alert>();
  const { data: flows } = useFlowChoices();
  const [closing, setClosing] = useState<Alert | null>(null);
  const nameOf = ({ series, name }: Alert) => {
    if (series === 'region') return region(name);
    if (series !== 'reason') return name;
    const [step = '', reason = ''] = name.split(' ');
    return `${names.step(step)} · ${reason === '' ? t('alerts.noReason') : names.reason(reason)}`;
  };
  const flowOf = ({ flow }: Alert) =>
    titleIn(locale, flows?.data.find(({ id }) => id === flow)?.titles, flow);
  return (
    <>
      <Table aria-label={t('alerts.title')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column}>{t(`alerts.column.${column}`)}</TableCell>
            ))}
            <TableCell align="right">{t('alerts.state')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((alert) => (
            <TableRow key={alert.id}>
              <TableCell>
                <Link component={RouterLink} to={`/dashboard?${addressOf(alert)}`}>
                  {alert.day}
                </Link>
              </TableCell>
              <TableCell>
                <strong>{flowOf(alert)}</strong> {alert.series !== 'flow' && nameOf(alert)}
              </TableCell>
              <TableCell>
                <AlertSign alert={alert} />{' '}
                {t('alerts.rate', {
                  share: percent(alert.share),
                  stuck: number(alert.stuck),
                  journeys: number(alert.journeys),
                  days: alert.ageDays,
                })}
              </TableCell>
              <TableCell>
                {t('alerts.normal', {
                  mean: percent(alert.mean),
                  low: percent(alert.low),
                  high: percent(alert.high),
                })}
              </TableCell>
              <TableCell>
                {alert.segment === null
                  ? '–'
                  : t('alerts.why', {
                      share: percent(alert.segment.explains),
                      segment: segment(alert.segment),
                    })}
              </TableCell>
              <TableCell align="right">
                {alert.state === 'closed'
                  ? `${alert.note ?? ''} (${alert.closedBy ?? ''})`
                  : ability?.can('update', 'Alert') && (
                      <Button onClick={() => setClosing(alert)}>{t('alerts.close')}</Button>
                    )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {closing && (
        <AlertCloseDialog
          alert={closing}
          onClose={() => setClosing(null)}
          onClosed={() => {
            setClosing(null);
            void refetch();
          }}
        />
      )}
    </>
  );
}

// A week that ends with the day, seen as its alert was raised: for the version or region that it names.
function addressOf({ flow, day, series, name }: Alert): string {
  const last = new Date(`${day}T12:00:00`);
  const first = new Date(last.getFullYear(), last.getMonth(), last.getDate() - 6, 12);
  const two = (n: number) => String(n).padStart(2, '0');
  const from = `${first.getFullYear()}-${two(first.getMonth() + 1)}-${two(first.getDate())}`;
  const segment =
    series === 'client_version' ? { clientVersion: name } : series === 'region' ? { region: name } : {};
  return writeView({
    flow,
    days: 7,
    from,
    to: day,
    compared: true,
    other: null,
    segment,
    version: null,
    opened: null,
  }).toString();
}
