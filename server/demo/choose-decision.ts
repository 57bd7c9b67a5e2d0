import type { CaseRecord } from '../../db/tables.ts';
import type { DecisionInput, DecisionOption } from '../contract/cases.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How often the demo's staff take each way, where it is open. */
const FIRST: Readonly<Record<string, number>> = {
  request_evidence: 80,
  accept_step: 7,
  offer_recovery: 3,
  restart_from: 7,
  reject: 3,
  escalate: 2,
};
/** When the user came back without success. */
const AGAIN: Readonly<Record<string, number>> = {
  request_evidence: 40,
  accept_step: 25,
  offer_recovery: 0,
  restart_from: 10,
  reject: 25,
  escalate: 0,
};
const EVIDENCE: Readonly<Record<string, number>> = { bank_card: 52, usual_device: 36, dynamic_token: 12 };
const OTHER_EVIDENCE = 20;

const MESSAGES = [
  '请从这一步重新提交，之前通过的资料会保留。',
  '系统已修复，请从这一步重新开始，无需再次上传已通过的资料。',
  '请重新提交这一项，注意四角完整、文字清晰。',
];

/** What one of the demo's staff decides about a case, of what its page offers. */
export function chooseDecision(
  random: SeededRandom,
  row: Pick<CaseRecord, 'decision_id' | 'stuck_step' | 'stuck_reason'>,
  options: readonly DecisionOption[],
): Omit<DecisionInput, 'version'> {
  const open = options.filter((option) => option.refusal === null);
  const weights = row.decision_id === null ? FIRST : AGAIN;
  const option = random.weigh(open.map((one) => [one, weights[one.type] ?? 1] as const));
  return { type: option.type, reason: reasonFor(row, option), params: paramsFor(random, row, option) };
}

function reasonFor(row: Pick<CaseRecord, 'stuck_reason'>, option: DecisionOption): string {
  if (option.type === 'accept_step' || option.type === 'reject') return 'checked_by_hand';
  if (option.type === 'escalate') return 'beyond_my_right';
  return row.stuck_reason !== null && option.reasons.includes(row.stuck_reason)
    ? row.stuck_reason
    : 'material_insufficient';
}

function paramsFor(
  random: SeededRandom,
  row: Pick<CaseRecord, 'stuck_step'>,
  { type, evidence = [], steps = [] }: DecisionOption,
): DecisionInput['params'] {
  switch (type) {
    case 'request_evidence':
      return {
        evidence: random.weigh(evidence.map((one) => [one, EVIDENCE[one] ?? OTHER_EVIDENCE] as const)),
      };
    case 'accept_step':
      return { step: steps.find((step) => step === row.stuck_step) ?? steps[0] ?? '' };
    case 'restart_from':
      return { step: steps[0] ?? '', message: random.pick(MESSAGES) };
    default:
      return {};
  }
}
