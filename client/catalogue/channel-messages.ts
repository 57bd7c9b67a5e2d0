import type { Messages, SameKeys } from '../ui/texts.ts';

/** Whom a notice went to, and from where an objection came. */
const en = {
  channels: {
    old_phone: 'the old phone',
    device: 'trusted device %{id}',
    address: 'trusted address %{id}',
    voucher: 'voucher %{id}',
  },
} as const;

const zh: SameKeys<typeof en> = {
  channels: {
    old_phone: '旧手机',
    device: '常用设备 %{id}',
    address: '常用邮箱 %{id}',
    voucher: '辅助好友 %{id}',
  },
};

export const channelMessages = { en, 'zh-CN': zh } satisfies Messages;
