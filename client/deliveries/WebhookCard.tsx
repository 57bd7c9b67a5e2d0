import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useAbility } from '../api/useStaff.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { deliveryMessages } from './delivery-messages.ts';
import { useWebhook } from './useWebhook.ts';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookTestButton } from './WebhookTestButton.tsx';

/** Where commands go; admins change it and send a test. */
export function WebhookCard() {
  const t = useText(deliveryMessages);
  const ability = useAbility();
  const [isEditing, setEditing] = useState(false);
  const canChange = ability?.can('update', 'Setting') ?? false;
  const { data: webhook } = useWebhook(ability?.can('read', 'Setting') ?? false);
  if (!webhook) return null;
  return (
    <Box sx={{ mb: 3 }}>
      <Section
        title={t('deliveries.webhook.title')}
        aside={webhook.address ?? <ToneChip tone="danger">{t('deliveries.webhook.unset')}</ToneChip>}
        actions={
          canChange && (
            <>
              <WebhookTestButton disabled={webhook.address === null} />
              <Button onClick={() => setEditing(true)}>{t('deliveries.webhook.change')}</Button>
            </>
          )
        }
      >
        <span>
          {t(webhook.secretSet ? 'deliveries.webhook.secretSet' : 'deliveries.webhook.secretMissing')}
        </span>
      </Section>
      {isEditing && <WebhookDialog webhook={webhook} onClose={() => setEditing(false)} />}
    </Box>
  );
}
