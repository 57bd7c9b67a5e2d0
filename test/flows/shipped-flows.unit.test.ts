import { expect, test } from 'vitest';
import { flowDefinitionSchema } from '../../server/contract/flow-format.ts';
import { EVIDENCE_TITLES } from '../../server/contract/evidence-titles.ts';
import { SHIPPED_FLOWS } from '../../server/flows/shipped-flows.ts';

const flows = SHIPPED_FLOWS.map((flow) => flowDefinitionSchema.parse(flow));
const stepsOf = (name: string) => flows.find((flow) => flow.name === name)?.steps.map((step) => step.name);

test('the shipped flows are the seven of the domain, step by step', () => {
  expect(Object.fromEntries(flows.map((flow) => [flow.name, stepsOf(flow.name)?.join(' ')]))).toEqual({
    phone_gate: 'prompted number_entered code_check bound',
    identity_strengthening: 'id_info face_scan former_passwords friend_assist verdict',
    real_name_id_card: 'method id_info id_photos face_scan sms_code payment_password status',
    real_name_bank_card: 'method bank_card bank_check sms_code payment_password status',
    phone_change: 'sign_in old_phone_proof new_number new_number_code applied',
    phone_unbind: 'security_center proof confirm released rebind',
    recovery: 'opened friends_nominated vouches review cooling_off restored',
  });
});

test.each(flows)('$name ends at its last step passed, or cancelled anywhere', ({ name, steps, terminal }) => {
  const last = name === 'phone_unbind' ? 'released' : steps.at(-1)?.name;
  expect(terminal).toEqual({
    success: [{ step: last, outcome: 'passed' }],
    failure: [{ step: '*', outcome: 'cancelled' }],
  });
});

test.each(flows)('every piece of evidence of $name has a title in both languages', ({ steps }) => {
  const untitled = steps
    .flatMap((step) => step.evidence)
    .filter((name) => EVIDENCE_TITLES[name] === undefined);
  expect(untitled).toEqual([]);
});

test('the classic loop knows ways that nobody tries by themselves', () => {
  const strengthening = flows.find(({ name }) => name === 'identity_strengthening');
  expect(strengthening?.steps.flatMap((step) => step.evidence)).toEqual([
    'id_number',
    'face',
    'former_password',
    'friend_vouch',
    'bank_card',
    'usual_device',
    'dynamic_token',
  ]);
});
