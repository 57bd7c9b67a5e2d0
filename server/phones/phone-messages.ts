import { withObjection } from '../cases/user-messages.ts';
import { waitWords } from '../cases/wait-words.ts';
import { evidenceTitle } from '../contract/evidence-titles.ts';
import type { Titles } from '../contract/names.ts';
import type { NOTICE_MOMENTS, PhoneAction } from '../contract/phones.ts';

export type NoticeMoment = (typeof NOTICE_MOMENTS)[number];

const ACTION_TITLES: Readonly<Record<PhoneAction, Titles>> = {
  bind: { en: 'binding a phone', 'zh-CN': '绑定手机' },
  exempt: { en: 'an exemption from binding a phone', 'zh-CN': '免除强制绑定手机' },
  rebind: { en: 'binding a phone again', 'zh-CN': '重新绑定手机' },
  change: { en: 'a change of phone', 'zh-CN': '换绑手机' },
  unbind: { en: 'releasing the phone', 'zh-CN': '解绑手机' },
  reverse: { en: 'going back to the phone before', 'zh-CN': '恢复原手机' },
};

/** What every channel that is still trusted reads; each says how to object. Never names a number. */
export function noticeMessage(action: PhoneAction, moment: NoticeMoment, waitMs: number): Titles {
  const wait = waitWords(waitMs);
  const { en: what, 'zh-CN': zhWhat } = ACTION_TITLES[action];
  const said = {
    request: { en: `Somebody has asked for ${what}.`, 'zh-CN': `有人为此账号申请${zhWhat}。` },
    approved: {
      en: `The request for ${what} was approved and takes effect in ${wait.en}.`,
      'zh-CN': `${zhWhat}已通过审核，将在 ${wait['zh-CN']}后生效。`,
    },
    effect: { en: `This takes effect now: ${what}.`, 'zh-CN': `${zhWhat}现在生效。` },
    reversed: { en: `It is undone: ${what}.`, 'zh-CN': `已撤销：${zhWhat}。` },
    reassigned: {
      en: 'The number bound to this account belongs to somebody else by now. Bind another one.',
      'zh-CN': '此账号绑定的号码已属于他人，请绑定新的号码。',
    },
  } satisfies Record<NoticeMoment, Titles>;
  return withObjection(said[moment]);
}

/** What the user reads once two people agreed; `waitMs` 0: it takes effect at once. */
export function approvedMessage(action: PhoneAction, waitMs: number): Titles {
  const { en, 'zh-CN': zh } = ACTION_TITLES[action];
  if (waitMs === 0)
    return { en: `Approved: ${en}. It takes effect now.`, 'zh-CN': `${zh}已通过，现在生效。` };
  const wait = waitWords(waitMs);
  return {
    en: `Approved: ${en}. For safety it takes effect in ${wait.en}.`,
    'zh-CN': `${zh}已通过。为安全起见，将在 ${wait['zh-CN']}后生效。`,
  };
}

/** What the user reads when a proof is asked for. */
export function askProofMessage(evidence: string): Titles {
  const title = evidenceTitle(evidence);
  return {
    en: `To go on we need one proof that the account is yours: ${title.en}.`,
    'zh-CN': `为继续办理，请补充一项身份证明：${title['zh-CN']}。`,
  };
}

/** What the user reads when a code is on its way. */
export function askCodeMessage(target: 'new' | 'old'): Titles {
  return target === 'new'
    ? {
        en: 'We have sent a code to your new number. Enter it in the app; nobody of our staff will ask you for it.',
        'zh-CN': '验证码已发送到您的新号码，请在应用内填写；工作人员不会向您索要验证码。',
      }
    : {
        en: 'We have sent a code to your bound number. Enter it in the app; nobody of our staff will ask you for it.',
        'zh-CN': '验证码已发送到您绑定的号码，请在应用内填写；工作人员不会向您索要验证码。',
      };
}

export const PHONE_REJECTED_MESSAGE: Titles = {
  en: 'We could not confirm that this is yours to ask for. You can appeal, or start again with other material.',
  'zh-CN': '暂时无法确认该操作由账号本人提出。您可以申诉，或用其他材料重新提交。',
};
