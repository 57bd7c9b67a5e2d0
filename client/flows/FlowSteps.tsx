import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Section } from '../ui/Section.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';

export function FlowSteps({ definition }: { definition: FlowDefinition }) {
  const t = useText(flowMessages);
  const locale = useLocale();
  const names = useNames();
  return (
    <Section title={`${t('flows.steps.title')} · ${definition.steps.length}`}>
      <Table aria-label={t('flows.steps.title')}>
        <TableHead>
          <TableRow>
            <TableCell align="right" sx={{ width: 32 }}>
              {t('flows.steps.nr')}
            </TableCell>
            <TableCell sx={{ width: 150 }}>{t('flows.steps.step')}</TableCell>
            <TableCell sx={{ width: 150 }}>{t('flows.steps.code')}</TableCell>
            <TableCell>{t('flows.steps.reasons')}</TableCell>
            <TableCell>{t('flows.steps.evidence')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {definition.steps.map((step, index) => (
            <TableRow key={step.name} sx={{ verticalAlign: 'top' }}>
              <TableCell align="right">{index + 1}</TableCell>
              <TableCell sx={{ fontWeight: 600 }}>{step.titles[locale]}</TableCell>
              <TableCell>
                <code>{step.name}</code>
              </TableCell>
              <TableCell>{listOf(locale, step.reasons.map(names.reason)) || '–'}</TableCell>
              <TableCell>{listOf(locale, step.evidence.map(names.evidence)) || '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
