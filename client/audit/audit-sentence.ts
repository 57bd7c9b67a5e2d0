import type { AuditEntry } from '../../server/contract/audit-entries.ts';
import { CASE_ACTIONS, type CaseAction } from '../../server/contract/case-states.ts';
import { REVEALABLE } from '../../server/contract/cases.ts';
import { PHONE_ACTIONS } from '../../server/contract/phones.ts';
import type { Say } from '../ui/texts.ts';
import type { caseWordMessages } from '../catalogue/case-word-messages.ts';
import { auditActionsEn } from './audit-action-messages.ts';
import type { auditMessages } from './audit-messages.ts';

type KnownAction = keyof typeof auditActionsEn;

/** Reasons are codes of the catalogue, or what somebody typed. */
const CODE = /^[a-z][a-z0-9_]{0,63}$/;

export interface AuditVoice {
  say: Say<typeof auditMessages>;
  words: Say<typeof caseWordMessages>;
  /** A reason's code as people say it. */
  reason: (code: string) => string;
}

/** An entry as one sentence: who did or saw what, for which case, why. */
export function auditSentence(entry: AuditEntry, { say, words, reason }: AuditVoice): string {
  const params = {
    actor: actorText(entry.actor, say),
    accountId: entry.accountId ?? '–',
    caseId: entry.caseId ?? '–',
    subjectId: entry.subjectId ?? '–',
    field: fieldOf(entry, say),
  };
  const given = entry.reason !== null && CODE.test(entry.reason) ? reason(entry.reason) : entry.reason;
  const because = given ? say('audit.because', { reason: given }) : '';
  const caseAction = caseActionOf(entry.action);
  if (caseAction)
    return (
      say('audit.caseAction', { ...params, action: words(`words.action.${caseAction}`) }) +
      phoneActionOf(entry, say) +
      because
    );
  const action = entry.action.replaceAll('.', '_');
  if (!isKnown(action)) return say('audit.other', { ...params, action: entry.action }) + because;
  const text = say(`audit.action.${action}`, params);
  const namesCase = auditActionsEn[action].includes('%{caseId}');
  const forCase = entry.caseId !== null && !namesCase ? say('audit.forCase', { id: entry.caseId }) : '';
  return text + forCase + because;
}

// As the record names them: a staff code, `key:<id>`, `system:<part>`.
function actorText(actor: string, say: AuditVoice['say']): string {
  const [type, name = ''] = actor.split(':', 2);
  if (type === 'system') return say('audit.system', { part: name });
  return type === 'key' ? say('audit.byKey', { id: name }) : actor;
}

function isKnown(action: string): action is KnownAction {
  return Object.hasOwn(auditActionsEn, action);
}

function caseActionOf(action: string): CaseAction | null {
  return CASE_ACTIONS.find((one) => action === `case.${one}`) ?? null;
}

// What was proposed and approved of a phone stands with who did it.
function phoneActionOf({ after }: AuditEntry, say: AuditVoice['say']): string {
  if (typeof after !== 'object' || after === null || !('action' in after)) return '';
  const action = PHONE_ACTIONS.find((one) => one === after.action);
  return action ? say(`audit.onPhone.${action}`) : '';
}

function fieldOf({ after }: AuditEntry, say: AuditVoice['say']): string {
  const named = typeof after === 'object' && after !== null && 'field' in after ? after.field : null;
  const field = REVEALABLE.find((one) => one === named);
  return field ? say(`audit.field.${field}`) : '–';
}
