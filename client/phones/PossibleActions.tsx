import { Box } from '@mui/material';
import type { AccountPage } from '../../server/contract/account-page.ts';
import type { Precondition } from '../../server/contract/phone-preconditions.ts';
import { phoneWordMessages } from '../catalogue/phone-word-messages.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { phoneRecordMessages } from './phone-record-messages.ts';

interface PossibleActionsProps {
  preconditions: AccountPage['preconditions'];
  hasPhone: boolean;
}

/** Which phone actions the account's state allows now, and what stands in the way of the others. */
export function PossibleActions({ preconditions, hasPhone }: PossibleActionsProps) {
  const t = useText(phoneRecordMessages);
  const actions = hasPhone ? (['change', 'unbind'] as const) : (['bind'] as const);
  return (
    <Section title={t('phoneRecord.check.title')}>
      <FactList
        labelWidth={64}
        facts={actions.map((action) => [
          t(`phoneRecord.check.${action}`),
          <WhatStands key={action} preconditions={preconditions[action]} />,
        ])}
      />
    </Section>
  );
}

function WhatStands({ preconditions }: { preconditions: readonly Precondition[] }) {
  const t = useText(phoneRecordMessages);
  const words = useText(phoneWordMessages);
  const locale = useLocale();
  const failing = preconditions
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ name }) => words(`phoneWords.fails.${name}`));
  const isReady = failing.length === 0;
  return (
    <Box
      component="span"
      sx={(theme) => ({
        color: isReady ? theme.palette.tokens.second : theme.palette.tokens.tones.danger.text,
      })}
    >
      <span aria-hidden="true">{isReady ? '✓ ' : '✗ '}</span>
      {isReady ? t('phoneRecord.check.ready') : listOf(locale, failing)}
    </Box>
  );
}
