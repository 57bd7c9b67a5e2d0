const GOOD = [
  'id_info passed',
  'face_scan passed',
  'former_passwords passed',
  'friend_assist passed',
  'verdict passed',
];
const LAP = [
  'id_info passed',
  'face_scan passed',
  'former_passwords insufficient material_insufficient',
  'friend_assist insufficient no_friends_available',
];
/** One user in so many goes three times round: about 7%, far more than a platform has. */
const CAUGHT_EVERY = 14;
const STEP_SECONDS = 30;

let users = 0;
let serial = 0;

/**
 * Events of many users at once, in the order of their moments: `inFlight` users are under way at any time, each one's
 * next event lies in another batch than the one before.
 * @param until UTC ms; the last event's moment
 */
export function inventTraffic(count: number, inFlight: number, until: number): Record<string, unknown>[] {
  const events: Record<string, unknown>[] = [];
  const walkers = Array.from({ length: inFlight }, newWalker);
  const rounds = Math.ceil(count / inFlight);
  for (let round = 0; round < rounds; round += 1) {
    const at = new Date(until - (rounds - round) * STEP_SECONDS * 1_000).toISOString();
    for (const [index, walker] of walkers.entries()) {
      const [step, outcome, reason] = (walker.plan[walker.next] ?? '').split(' ');
      serial += 1;
      events.push({
        id: `bench-${serial}`,
        accountId: walker.account,
        flow: 'identity_strengthening',
        step,
        outcome,
        ...(reason !== undefined && { reason }),
        channel: walker.serial % 2 === 0 ? 'ios' : 'android',
        clientVersion: `9.1.${walker.serial % 5}`,
        region: 'CN-44',
        deviceId: `device-${walker.account}`,
        ip: '203.0.113.7',
        occurredAt: at,
      });
      walker.next += 1;
      if (walker.next === walker.plan.length) walkers[index] = newWalker();
    }
  }
  return events.slice(0, count);
}

function newWalker() {
  users += 1;
  const plan = users % CAUGHT_EVERY === 0 ? [...LAP, ...LAP, ...LAP, ...LAP] : GOOD;
  return { serial: users, account: `bench${users}`, plan, next: 0 };
}
