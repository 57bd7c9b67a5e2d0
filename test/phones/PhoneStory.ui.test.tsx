import { act, cleanup, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CodeLine } from '../../client/phones/CodeLine.tsx';
import { InquiryLine } from '../../client/phones/InquiryLine.tsx';
import { PhoneChecklist } from '../../client/phones/PhoneChecklist.tsx';
import { PhoneSteps } from '../../client/phones/PhoneSteps.tsx';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { buildCaseDetail } from '../cases/build-case-detail.ts';
import { renderConsole } from '../cases/render-console.tsx';
import { buildPhoneStory, buildPrecondition, buildStep } from './build-phone-story.ts';

const SENT: PhoneStory['codes'][number] = {
  id: 'c1',
  target: 'new',
  number: '139****0001',
  state: 'sent',
  askedAt: '2026-11-20T08:00:00.000Z',
  sentAt: '2026-11-20T08:00:01.000Z',
  expiresAt: '2026-11-20T08:05:00.000Z',
  triesLeft: 4,
  verifiedAt: null,
  resendFrom: '2026-11-20T08:01:00.000Z',
  sentToday: 1,
  dailyLimit: 5,
};

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function showChecklist(phone: PhoneStory, choose = vi.fn<() => void>(), act = true) {
  const base = buildCaseDetail({ kind: 'phone_change', phone });
  const option = { refusal: null, secondPerson: false, reasons: ['other'], needsMessage: false };
  const decisions = ['ask_proof', 'reject'].map((type) => ({ ...option, type }));
  const detail = { ...base, decisions, can: { ...base.can, act } };
  renderConsole(
    <MemoryRouter>
      <PhoneChecklist detail={detail} phone={phone} choose={choose} />
    </MemoryRouter>,
  );
  return choose;
}

describe('the checklist of a phone case', () => {
  const unproven = buildPrecondition('old_number_proven', {
    verdict: 'fail',
    why: 'old_phone_unverified',
    remedies: ['ask_proof'],
  });
  const phone = buildPhoneStory({
    preconditions: [buildPrecondition('account_normal'), unproven],
    blockedBy: ['old_number_proven'],
  });

  test('puts what stands in the way first, and offers what clears it as the next action', () => {
    const choose = showChecklist(phone);
    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toContain('owner not proven');
    expect(second?.textContent).toContain('Account in normal state');
    screen.getByRole('button', { name: 'another proof' }).click();
    expect(choose).toHaveBeenCalledWith('ask_proof', {});
  });

  test('tells who does not hold the case what clears it, without a button', () => {
    showChecklist(phone, undefined, false);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('another proof')).toBeTruthy();
  });

  test('says what went wrong before only where no precondition says it', () => {
    const remedies = [
      { reason: 'old_phone_unverified', remedy: 'ask_code_old' },
      { reason: 'not_effective', remedy: 'send_again' },
    ];
    showChecklist({ ...phone, remedies });
    expect(screen.getByText('What went wrong: changed but not in effect.')).toBeTruthy();
    expect(screen.queryByText(/What went wrong: old phone/)).toBeNull();
  });
});

test('the line of steps names the one under way and why one failed', () => {
  const failed = {
    ...buildStep('confirmed', 'failed', null),
    reason: 'released_incomplete',
    attempts: 3,
  };
  const steps = [buildStep('requested', 'done', '2026-11-20T08:00:00.000Z'), failed];
  renderConsole(
    <PhoneSteps phone={buildPhoneStory({ steps: [...steps, buildStep('recorded', 'now', null)] })} />,
  );
  expect(screen.getByRole('listitem', { current: 'step' }).textContent).toContain('In effect (now)');
  const [, second] = screen.getAllByRole('listitem');
  expect(within(second as HTMLElement).getByText('release incomplete')).toBeTruthy();
  expect(second?.textContent).toContain('3 tries');
});

test('a code runs out on the page in the second in which it does, and can then be sent again', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T08:04:58.000Z') });
  renderConsole(<CodeLine code={SENT} detail={buildCaseDetail()} />);
  expect(screen.getByText(/sent, valid for 2 s/)).toBeTruthy();
  act(() => {
    vi.advanceTimersByTime(2_500);
  });
  expect(screen.getByText('expired')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
});

test('a question that nobody answers says so in the second in which its time is over, and can then be asked again', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T08:09:58.000Z') });
  const inquiry = {
    id: 'q1',
    about: 'record',
    state: 'asked',
    askedAt: '2026-11-20T08:00:00.000Z',
    answerBy: '2026-11-20T08:10:00.000Z',
    settledAt: null,
    reason: null,
    againFrom: '2026-11-20T08:10:00.001Z',
  } as const;
  renderConsole(<InquiryLine inquiry={inquiry} detail={buildCaseDetail()} />);
  expect(screen.getByText('waiting for the answer')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  act(() => {
    vi.advanceTimersByTime(3_500);
  });
  expect(screen.getByText('no answer')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
});
