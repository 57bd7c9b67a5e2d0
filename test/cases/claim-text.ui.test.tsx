import { describe, expect, test } from 'vitest';
import { type ClaimVoice, sentenceText, shortClaimText } from '../../client/cases/claim-text.ts';
import { createI18nProvider } from '../../client/i18n/i18n-provider.ts';
import { type Claim, claim, claimKeySchema } from '../../server/contract/claims.ts';
import type { Locale } from '../../server/contract/names.ts';

function voiceOf(locale: Locale): ClaimVoice {
  const { translate } = createI18nProvider(locale);
  const from = (tree: string) => (name: string) => translate(`${tree}.${name}`, { _: name });
  return {
    locale,
    say: translate,
    step: from('names.step'),
    reason: from('reasons'),
    channel: (name) => name,
    evidence: from('names.evidence'),
    phone: (of, name) => from(`phoneWords.${of}`)(name),
  };
}

const LOOP: Claim[] = [
  claim('sentence.lapsEmpty', { laps: 3, empty: 2 }, [], 'loop'),
  claim('sentence.passedEachTime', { steps: ['id_info', 'face_scan'], times: 3 }, [], 'quiet'),
  claim('sentence.noFriends', { step: 'friend_assist' }, [], 'loop'),
  claim('sentence.neverTried', { evidence: ['bank_card', 'usual_device'] }, [], 'quiet'),
];

describe('the sentence of a case', () => {
  test('is said in the reader’s language', () => {
    expect(sentenceText(LOOP, voiceOf('en'))).toBe(
      '3 laps, the last 2 without progress: ID information and Face scan passed each time, and there are no friends who could vouch. Never tried: Bank card, Usual device.',
    );
    expect(sentenceText(LOOP, voiceOf('zh-CN'))).toBe(
      '走了 3 圈，后 2 圈没有任何新进展：身份信息和人脸识别每次都通过，没有好友可辅助。从未试过：银行卡、常用设备。',
    );
  });

  test('counts one as one', () => {
    expect(shortClaimText(claim('sentence.laps', { laps: 1 }, [], 'loop'), voiceOf('en'))).toBe('1 lap');
  });

  test('says long silence in days', () => {
    const silence = claim('sentence.silence', { step: 'former_passwords', hours: 124 }, [], 'loop');
    expect(shortClaimText(silence, voiceOf('en'))).toBe('no answer at Former passwords for 5 days');
    expect(shortClaimText(silence, voiceOf('zh-CN'))).toBe('在“曾用密码”已 5 天没有回音');
  });

  test('says a phone action with its number, and without while none is named', () => {
    const blocked = claim('sentence.phoneBlocked', { preconditions: ['new_number_free'] }, [], 'danger');
    const asked = (number: string) => claim('sentence.phoneAsked', { action: 'change', number }, [], 'quiet');
    expect(sentenceText([asked('139****0001'), blocked], voiceOf('en'))).toBe(
      'Change to 139****0001: not yet possible (new number not free).',
    );
    expect(sentenceText([asked(''), blocked], voiceOf('zh-CN'))).toBe(
      '换绑手机：暂不能办理（新号码已被占用）。',
    );
  });

  test('leaves no blank to fill in, whatever the claim', () => {
    const everything = { laps: 2, empty: 1, steps: ['id_info'], times: 2, step: 'id_info', to: 'verdict' };
    const rest = { reason: 'face_mismatch', hours: 80, evidence: ['face'], days: 3, visits: 4 };
    const vouches = {
      have: 1,
      needed: 3,
      votes: 2,
      accounts: ['4452'],
      minutes: 6,
      channel: 'old_phone',
      caseId: 7,
    };
    const phones = {
      action: 'change',
      number: '',
      preconditions: ['new_number_free'],
      missing: ['new_number'],
    };
    for (const locale of ['en', 'zh-CN'] as const)
      for (const key of claimKeySchema.options) {
        const one: Claim = {
          key,
          params: { ...everything, ...rest, ...vouches, ...phones, cases: ['7'] },
          eventIds: [],
          tone: 'quiet',
        };
        expect(sentenceText([one], voiceOf(locale))).not.toMatch(/%\{|sentence\./);
      }
  });
});
