import { useCallback } from 'react';
import { useText } from '../ui/texts.ts';
import { channelMessages } from './channel-messages.ts';

const KINDS = ['device', 'address', 'voucher'] as const;

/** Says a channel, such as `voucher_4452`; one that the platform named itself stands for itself. */
export function useChannelText(): (channel: string) => string {
  const t = useText(channelMessages);
  return useCallback(
    (channel) => {
      if (channel === 'old_phone') return t('channels.old_phone');
      const kind = KINDS.find((one) => channel.startsWith(`${one}_`));
      return kind === undefined ? channel : t(`channels.${kind}`, { id: channel.slice(kind.length + 1) });
    },
    [t],
  );
}
