import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DecisionPanel } from '../../client/cases/DecisionPanel.tsx';
import { useDecisionDraft } from '../../client/cases/useDecisionDraft.ts';
import { stuckKind } from '../../client/stuck/stuck-kind.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { buildCaseDetail } from './build-case-detail.ts';
import { renderConsole } from './render-console.tsx';

interface Sent {
  path: string;
  body: Record<string, unknown>;
  key: string | null;
}
let sent: Sent[] = [];
let answerDecision: () => Response = () => Response.json({ version: 6, state: 'decided', claimUntil: null });

beforeEach(() => {
  sent = [];
  answerDecision = () => Response.json({ version: 6, state: 'decided', claimUntil: null });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as Record<string, unknown>;
    if (path.endsWith('/decisions/preview'))
      return Response.json({
        command: { type: 'case.request_evidence', params: { evidence: ['bank_card'], keep: [] } },
        message: { en: 'Please add your bank card.', 'zh-CN': '请补充银行卡。' },
        nextState: 'waiting_user',
        secondPerson: false,
        undoSeconds: 30,
      });
    sent.push({ path, body, key: new Headers(init.headers).get('idempotency-key') });
    return answerDecision();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const names = {
  step: (name: string) => name,
  reason: (code: string) => code,
  evidence: (name: string) => name.replace('_', ' '),
};

function Panel({ detail, onConflict = () => undefined }: { detail: CaseDetail; onConflict?: () => void }) {
  const draft = useDecisionDraft(detail, stuckKind.panel);
  return (
    <DecisionPanel
      detail={detail}
      panel={stuckKind.panel}
      names={names}
      texts={stuckKind.panel.useTexts(names)}
      draft={draft}
      onConflict={onConflict}
      onDecided={() => undefined}
    />
  );
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.body, { key, ...more });
const option = (name: RegExp) => screen.getByRole('radio', { name });
const isChosen = (name: RegExp) => option(name).getAttribute('aria-checked') === 'true';
const previewed = () => screen.findByText(/Please add your bank card/);

describe('choosing', () => {
  test('a digit chooses the decision and offers what works best first', () => {
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('1');
    expect(isChosen(/untried piece of evidence/)).toBe(true);
    expect(screen.getByRole('combobox', { name: /Evidence to ask for/ }).textContent).toBe('bank card');
  });

  test('no key chooses while an input method composes', () => {
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('1', { isComposing: true });
    press('1', { keyCode: 229 });
    expect(isChosen(/untried piece of evidence/)).toBe(false);
  });

  test('a refused decision cannot be chosen and says why', () => {
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('3');
    expect(isChosen(/recovery through friends/)).toBe(false);
    expect(screen.getAllByText('This decision is not possible here.').length).toBeGreaterThan(0);
  });

  test('nothing can be chosen without the claim', () => {
    const { can } = buildCaseDetail();
    renderConsole(<Panel detail={buildCaseDetail({ can: { ...can, act: false, whyNot: 'own_account' } })} />);
    press('1');
    expect(isChosen(/untried piece of evidence/)).toBe(false);
    expect(screen.getByText(/Somebody else must act on it/)).toBeDefined();
  });

  test('the message is shown as the user will read it before anything is sent', async () => {
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('1');
    await previewed();
    expect(sent).toEqual([]);
  });
});

describe('confirming', () => {
  test('sends the version and one idempotency key, once', async () => {
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('1');
    await previewed();
    press('Enter', { ctrlKey: true });
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.path).toBe('/api/cases/10482/decisions');
    expect(sent[0]?.body).toMatchObject({
      type: 'request_evidence',
      params: { evidence: 'bank_card' },
      reason: 'no_friends_available',
      version: 5,
    });
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a try after no answer keeps its key; another decision gets a new one', async () => {
    answerDecision = () => {
      throw new TypeError('network');
    };
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('1');
    await previewed();
    press('Enter', { ctrlKey: true });
    await screen.findByText(/server cannot be reached/);
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(sent).toHaveLength(2));
    await screen.findByText(/server cannot be reached/);
    press('2');
    await screen.findByRole('combobox', { name: 'Step' });
    await waitFor(() => {
      press('Enter', { ctrlKey: true });
      expect(sent).toHaveLength(3);
    });
    const [first, second, third] = sent.map((one) => one.key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('when the case had moved on, what was typed stays and the new version is sent next', async () => {
    answerDecision = () =>
      new Response(JSON.stringify({ code: 'version_conflict', title: 'The case moved on meanwhile.' }), {
        status: 409,
      });
    const onConflict = vi.fn();
    renderConsole(<Moving onConflict={onConflict} />);
    press('4');
    fireEvent.change(screen.getByRole('textbox', { name: /Message to the user/ }), {
      target: { value: 'Please start again.' },
    });
    await previewed();
    press('Enter', { ctrlKey: true });
    await screen.findByText('The case moved on meanwhile.');
    expect(onConflict).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByText('reload'));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Message to the user/ }).value).toBe(
      'Please start again.',
    );
    answerDecision = () => Response.json({ version: 7, state: 'decided', claimUntil: null });
    await waitFor(() => {
      press('Enter', { ctrlKey: true });
      expect(sent).toHaveLength(2);
    });
    expect(sent[1]?.body).toMatchObject({ version: 6, params: { message: 'Please start again.' } });
    expect(sent[1]?.key).not.toBe(sent[0]?.key);
  });

  test('cannot be done while something is missing', () => {
    renderConsole(<Panel detail={buildCaseDetail()} />);
    press('4');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Confirm/ }).disabled).toBe(true);
  });
});

function Moving({ onConflict }: { onConflict: () => void }) {
  const [version, setVersion] = useState(5);
  return (
    <>
      <Panel detail={buildCaseDetail({ version })} onConflict={onConflict} />
      <button type="button" onClick={() => setVersion(6)}>
        reload
      </button>
    </>
  );
}
