import { Button, Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useAbility } from '../api/useStaff.ts';
import { useText } from '../ui/texts.ts';
import { accountMessages } from './account-messages.ts';
import { OpenCaseForm } from './OpenCaseForm.tsx';

/** Opens a phone case for the account of a case; both keep the link. Others than who opens it decide it. */
export function PhoneCaseButton({ accountId, caseId }: { accountId: string; caseId: number }) {
  const t = useText(accountMessages);
  const titleId = useId();
  const queryClient = useQueryClient();
  const [isOpening, setOpening] = useState(false);
  if (!useAbility()?.can('create', 'Case')) return null;
  const close = () => {
    setOpening(false);
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
  };
  return (
    <>
      <Button onClick={() => setOpening(true)} sx={{ minHeight: 26, py: 0, mt: 2 }}>
        {t('accounts.open.phoneCase')}
      </Button>
      <Dialog open={isOpening} onClose={close} aria-labelledby={titleId} fullWidth maxWidth="xs">
        <DialogTitle id={titleId}>{t('accounts.open.phoneCaseTitle', { account: accountId })}</DialogTitle>
        <DialogContent>
          <OpenCaseForm account={{ accountId, flows: [] }} fromCaseId={caseId} onLeave={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}
