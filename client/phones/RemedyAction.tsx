import { Box, Button, Link } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { PhoneRemedy } from '../../server/contract/phone-preconditions.ts';
import { useText } from '../ui/texts.ts';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';
import { remedyDecision } from './remedy-decision.ts';
import { SetNumberDialog } from './SetNumberDialog.tsx';
import { UnbindOtherButton } from './UnbindOtherButton.tsx';
import { useAskCode } from './useAskCode.ts';
import { useAskPlatform } from './useAskPlatform.ts';

interface RemedyActionProps extends PhonePartProps {
  remedy: PhoneRemedy;
  caseIds: readonly number[];
  /** Other accounts that what stands in the way speaks of. */
  accounts: readonly string[];
}

/** One way to clear what stands in the way; words alone where nothing can be done about it from here. */
export function RemedyAction({ remedy, caseIds, accounts, detail, phone, choose }: RemedyActionProps) {
  const t = useText(phoneMessages);
  const code = useAskCode(detail);
  const platform = useAskPlatform(detail);
  const [isNaming, setNaming] = useState(false);
  if (remedy === 'see_case' || remedy === 'settle_objection') {
    const ids = remedy === 'see_case' ? caseIds : phone.objections.flatMap((one) => one.caseId ?? []);
    return ids.length === 0 ? (
      <span>{t('phone.remedy.settle_objection_none')}</span>
    ) : (
      ids.map((id) => (
        <Link key={id} component={RouterLink} to={`/cases/${id}/show`}>
          {t(`phone.remedy.${remedy}`, { id: `#${id}` })}
        </Link>
      ))
    );
  }
  if (remedy === 'unbind_other')
    return accounts.map((account) => (
      <UnbindOtherButton key={account} account={account} caseId={detail.id} />
    ));
  const said = t(`phone.remedy.${remedy}`);
  const press = (run: () => void, label = said) => (
    <Button onClick={run} sx={{ minHeight: 24, py: 0, px: '8px', fontSize: 12 }}>
      {label}
    </Button>
  );
  if (remedy === 'set_new_number' || remedy === 'other_number') {
    if (!phone.canSetNumber || !detail.can.act) return <span>{said}</span>;
    return (
      <>
        {press(() => setNaming(true))}
        {isNaming && <SetNumberDialog detail={detail} onClose={() => setNaming(false)} />}
      </>
    );
  }
  if (remedy === 'ask_code_new' || remedy === 'ask_code_old') {
    const target = remedy === 'ask_code_new' ? 'new' : 'old';
    if (!phone.canAskCode.includes(target) || !detail.can.act) return <span>{said}</span>;
    return press(() => code.ask(target));
  }
  if (remedy === 'repair_record' || remedy === 'prove_stale') {
    const about = remedy === 'repair_record' ? 'record' : 'carrier';
    // Once asked, the line below the list has it, and asks again.
    const isAsked = phone.inquiries.some((one) => one.about === about);
    if (isAsked || !phone.canAskPlatform.includes(about) || !detail.can.act) return <span>{said}</span>;
    return press(() => platform.ask(about), t(`phoneInquiry.ask.${about}`));
  }
  const decision = remedyDecision(remedy, detail, t);
  if (decision === null) return <span>{said}</span>;
  const isTold = decision.type === 'reject';
  return (
    <>
      {isTold && <Box component="span">{said}</Box>}
      {press(() => choose(decision.type, decision.params), isTold ? t('phone.tell.button') : said)}
    </>
  );
}
