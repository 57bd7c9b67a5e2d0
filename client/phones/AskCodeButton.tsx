import { Button } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { CodeTarget } from '../../server/contract/phones.ts';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';
import { useAskCode } from './useAskCode.ts';

/** Has a first code sent to one of the numbers. */
export function AskCodeButton({ target, detail }: { target: CodeTarget; detail: CaseDetail }) {
  const t = useText(phoneMessages);
  const code = useAskCode(detail);
  return (
    <Button disabled={code.isPending} onClick={() => code.ask(target)}>
      {t('phone.code.send', { target: t(`phone.target.${target}`) })}
    </Button>
  );
}
