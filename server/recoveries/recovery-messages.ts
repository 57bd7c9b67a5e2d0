import { withObjection } from '../cases/user-messages.ts';
import { waitWords } from '../cases/wait-words.ts';
import { evidenceTitle } from '../contract/evidence-titles.ts';
import type { Titles } from '../contract/names.ts';
import type { RecoveryStory } from '../contract/recoveries.ts';

export type NoticeMoment = RecoveryStory['notices'][number]['moment'];

/** What every channel that is still trusted reads; each says how to object. */
export function noticeMessage(moment: NoticeMoment, waitMs: number): Titles {
  const wait = waitWords(waitMs);
  const said = {
    request: {
      en: 'Somebody has asked to recover this account with the help of friends.',
      'zh-CN': '有人申请通过好友辅助找回此账号。',
    },
    approved: {
      en: `The recovery of this account was approved and takes effect in ${wait.en}.`,
      'zh-CN': `此账号的找回已通过审核，将在 ${wait['zh-CN']}后生效。`,
    },
    effect: {
      en: 'This account was recovered and has a new phone.',
      'zh-CN': '此账号已找回，并绑定了新手机。',
    },
    reversed: {
      en: 'The recovery of this account is being reversed: the phone from before is bound again.',
      'zh-CN': '此账号的找回正在撤销，将恢复绑定原手机。',
    },
    expired: {
      en: 'The recovery of this account has expired: too few friends vouched.',
      'zh-CN': '此账号的找回已过期：辅助好友人数不足。',
    },
  } satisfies Record<NoticeMoment, Titles>;
  return withObjection(said[moment]);
}

/** What the requester reads once their recovery is approved. */
export function approvedMessage(waitMs: number): Titles {
  const wait = waitWords(waitMs);
  return {
    en: `Your recovery was approved. For safety it takes effect in ${wait.en}; your new phone is bound then.`,
    'zh-CN': `您的找回申请已通过。为安全起见，将在 ${wait['zh-CN']}后生效，届时绑定新手机。`,
  };
}

export const ASK_VOUCHER_MESSAGE: Titles = {
  en: 'Please name another friend: one who has been your friend for long and whose account is in good standing.',
  'zh-CN': '请另外指定一位好友：需相识较久且账号状态正常。',
};

/** What the requester reads when a second method is asked for. */
export function askEvidenceMessage(evidence: string): Titles {
  const title = evidenceTitle(evidence);
  return {
    en: `Besides your friends’ vouches we need one more proof: ${title.en}.`,
    'zh-CN': `除好友辅助外，还需要一项证明：${title['zh-CN']}。`,
  };
}

export const REJECTED_MESSAGE: Titles = {
  en: 'We could not confirm that the account is yours. You can appeal, or start again with other material.',
  'zh-CN': '暂时无法确认该账号属于您。您可以申诉，或用其他材料重新提交。',
};

export const REVERSED_MESSAGE: Titles = {
  en: 'The recovery of this account is reversed, and the phone from before is bound again. If this is wrong, call our service.',
  'zh-CN': '此账号的找回已撤销，并恢复绑定原手机。如有疑问请联系客服。',
};
