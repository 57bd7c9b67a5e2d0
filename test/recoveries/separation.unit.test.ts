import { expect, it } from 'vitest';
import type { VouchFacts } from '../../server/recoveries/recovery-policy.ts';
import { weighRecovery } from '../../server/recoveries/weigh-recovery.ts';
import { type InventedRecovery, inventRecovery } from '../../server/sandbox/invent-recovery.ts';
import { AT, buildFacts, buildFriend, RECOVERY_SETTINGS as SETTINGS } from './build-recovery.ts';

/** Nothing was tuned on this seed: the weights are those that stood before it was first run. */
const SEED = 'separation';
const RECOVERIES = 2_000;

/** The share of (attack, honest) pairs in which the attack scores higher; ties count half. */
function areaUnderCurve(attacks: readonly number[], honest: readonly number[]): number {
  let wins = 0;
  for (const attack of attacks) for (const one of honest) wins += attack > one ? 1 : attack === one ? 0.5 : 0;
  return wins / (attacks.length * honest.length);
}

function scoreOf(invented: InventedRecovery): number {
  const since = new Map(invented.friendships.map(({ friend, since: age }) => [friend, AT - age]));
  const registered = new Map(invented.accounts.map((one) => [one.accountId, AT - one.registeredAt]));
  const marksOf = (deviceId: unknown, ip: unknown) => ({
    device: [String(deviceId)],
    network: [String(ip).split('.').slice(0, 3).join('.')],
    phone: [],
  });
  const friends = invented.vouches.map(
    ({ friend, ago, deviceId, ip }, place): VouchFacts =>
      buildFriend(friend, {
        place,
        at: AT - ago,
        friendSince: since.get(friend) ?? null,
        registeredAt: registered.get(friend) ?? null,
        marks: marksOf(deviceId, ip),
      }),
  );
  const { deviceId, ip } = invented.request.params;
  return weighRecovery(buildFacts(friends, { marks: marksOf(deviceId, ip) }), SETTINGS).total;
}

it('the score separates the sandbox’s thefts from its honest recoveries', () => {
  const scored = Array.from({ length: RECOVERIES }, (_, index) => {
    const invented = inventRecovery(SEED, `acc_${index}`, `rec_${index}`);
    return { character: invented.character, score: scoreOf(invented) };
  });
  const scores = (thefts: boolean) =>
    scored.filter(({ character }) => (character === 'attacker') === thefts).map(({ score }) => score);
  const [attacks, honest] = [scores(true), scores(false)];
  const above = (list: number[]) =>
    list.filter((score) => score >= SETTINGS.highRiskFrom).length / list.length;
  const figures = {
    attacks: attacks.length,
    honest: honest.length,
    areaUnderCurve: areaUnderCurve(attacks, honest),
    attacksHeldAtHighRisk: above(attacks),
    honestHeldAtHighRisk: above(honest),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(figures.areaUnderCurve).toBeGreaterThan(0.9);
  expect(figures.honestHeldAtHighRisk).toBeLessThan(0.05);
});
