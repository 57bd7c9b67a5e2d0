import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { getJson } from '../api/http.ts';
import { saveFile } from '../ui/save-file.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { auditMessages } from './audit-messages.ts';

/** Gives the public key, with which anybody checks proofs and exports. */
export function PublicKeyButton() {
  const t = useText(auditMessages);
  const notify = useNotify();
  const say = useProblemText();
  const save = useMutation({
    mutationFn: () => getJson<{ keyId: string; publicPem: string }>('/audit/public-key'),
    onSuccess: ({ keyId, publicPem }) =>
      saveFile(`unloop-${keyId}.pub`, new Blob([publicPem], { type: 'application/x-pem-file' })),
    onError: (error) => notify(say(error), { type: 'warning' }),
  });
  return (
    <Button disabled={save.isPending} onClick={() => save.mutate()}>
      {t('audit.key.save')}
    </Button>
  );
}
