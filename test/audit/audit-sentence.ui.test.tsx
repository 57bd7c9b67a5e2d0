import { describe, expect, test } from 'vitest';
import { auditSentence } from '../../client/audit/audit-sentence.ts';
import { createI18nProvider } from '../../client/i18n/i18n-provider.ts';
import type { AuditEntry } from '../../server/contract/audit-entries.ts';

function buildEntry(of: Partial<AuditEntry>): AuditEntry {
  const nothing = {
    accountId: null,
    caseId: null,
    reason: null,
    before: null,
    after: null,
    subjectId: null,
    sessionId: null,
    address: null,
  };
  return {
    id: 'a1',
    sequence: 1,
    at: '2026-11-20T08:00:00Z',
    actor: 'A07',
    role: 'agent',
    action: 'case.view',
    subject: 'case',
    requestId: null,
    leafHash: null,
    ...nothing,
    ...of,
  };
}

function sentence(locale: string, entry: Partial<AuditEntry>): string {
  const { translate } = createI18nProvider(locale);
  return auditSentence(buildEntry(entry), {
    say: translate,
    words: translate,
    reason: (code) => translate(`reasons.${code}`, { _: code }),
  });
}

const REVEAL = {
  action: 'account.reveal',
  accountId: '100200300',
  caseId: 10482,
  reason: 'call back',
  after: { field: 'phone' },
};

describe('an audit entry reads as a sentence', () => {
  test('that says who saw what, for which case and why', () => {
    expect(sentence('en', REVEAL)).toBe('A07 saw the phone of 100200300, for case #10482, reason: call back');
    expect(sentence('zh-CN', REVEAL)).toBe('A07 查看了 100200300 的手机号明文，工单 #10482，理由：call back');
  });

  test('for every change of a case', () => {
    expect(sentence('en', { action: 'case.parked', caseId: 10482 })).toBe('A07: case #10482 parked');
  });

  test('that says what of a phone was proposed or approved', () => {
    const entry = { actor: 'S01', action: 'case.cooling_off', caseId: 98, after: { action: 'unbind' } };
    const decided = { ...entry, action: 'case.decided', reason: 'checked_by_hand' };
    expect(sentence('en', decided)).toBe(
      'S01: case #98 decided, to unbind the phone, reason: checked by hand',
    );
    expect(sentence('en', entry)).toBe('S01: case #98 approved; cooling-off begins, to unbind the phone');
    expect(sentence('zh-CN', entry)).toMatch(/（解绑手机）$/);
  });

  test('whoever acted', () => {
    expect(sentence('zh-CN', { actor: 'key:k1', action: 'events.ingest' })).toBe('接口密钥 k1 上报了事件');
    const opened = { actor: 'system:intake', action: 'case.opened', caseId: 7 };
    expect(sentence('en', opened)).toBe('The system (intake): case #7 opened');
  });

  test('also when its action is not known here', () => {
    expect(sentence('en', { action: 'moon.land' })).toBe('A07: moon.land');
  });
});
