import type { InquirySubject, PhoneInquiry } from '../../server/contract/phone-inquiries.ts';
import type { SameKeys } from '../ui/texts.ts';

/** The texts of questions to the platform. */
export const phoneInquiryEn = {
  phoneInquiry: {
    ask: {
      record: 'ask the platform to repair its record',
      carrier: 'ask for the carrier’s report',
    } satisfies Record<InquirySubject, string>,
    asked: {
      record: 'The platform is asked to repair its record.',
      carrier: 'The platform is asked for the carrier’s report.',
    } satisfies Record<InquirySubject, string>,
    title: {
      record: 'Platform’s record',
      carrier: 'Carrier’s report',
    } satisfies Record<InquirySubject, string>,
    state: {
      asked: 'waiting for the answer',
      answered: 'answered',
      failed: 'the platform could not',
      unanswered: 'no answer',
    } satisfies Record<PhoneInquiry['state'], string>,
    note: 'What it said is on the checklist.',
    askedAt: 'asked %{at}',
    left: 'up to %{duration} more',
    again: 'Ask again',
    wait: 'Again in %{duration}',
    history: {
      record: {
        asked: 'asked the platform to repair its record',
        answered: 'the platform’s record came',
        failed: 'the platform could not repair its record',
      },
      carrier: {
        asked: 'asked for the carrier’s report',
        answered: 'the carrier’s report came',
        failed: 'no carrier’s report could be had',
      },
    },
  },
} as const;

export const phoneInquiryZh: SameKeys<typeof phoneInquiryEn> = {
  phoneInquiry: {
    ask: { record: '请平台修正记录', carrier: '查询运营商通报' },
    asked: { record: '已请平台修正记录。', carrier: '已请平台查询运营商通报。' },
    title: { record: '平台记录', carrier: '运营商通报' },
    state: {
      asked: '等待答复',
      answered: '已答复',
      failed: '平台未能办理',
      unanswered: '未答复',
    },
    note: '结果见前提条件。',
    askedAt: '%{at} 查询',
    left: '最多再等 %{duration}',
    again: '再次查询',
    wait: '%{duration}后可再查',
    history: {
      record: {
        asked: '请平台修正记录',
        answered: '平台已发来记录',
        failed: '平台未能修正记录',
      },
      carrier: {
        asked: '请平台查询运营商通报',
        answered: '运营商通报已到',
        failed: '未能取得运营商通报',
      },
    },
  },
};
