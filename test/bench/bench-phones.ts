import { rawRows } from '../../db/dialects.ts';
import { callServer, makeKey, openSessionAs, signRequest } from '../support/test-server.ts';
import { ask, benchAgainstBare } from './bare-handler.ts';
import type { BenchServer } from './bench-server.ts';

const SLICE = 250_000;
const LONG_AGO = Date.UTC(2025, 10, 1);
const ACCOUNTS = 200;
const ACCOUNTS_PATH = '/api/platform/v1/accounts';

/** An account's page, and the search by a whole number, among many bindings. */
export async function benchPhones(
  server: BenchServer,
  bindings: number,
  say: (line: string) => void,
): Promise<void> {
  await fillBindings(server, bindings, say);
  const phones = await putAccounts(server);
  const deps = { ...server.composed, demo: false };
  const agent = await openSessionAs(deps, 'agent');
  let at = 0;
  const next = () => (at = (at + 1) % ACCOUNTS);
  await benchAgainstBare(
    server,
    'account page',
    () => ask(`${server.url}/api/accounts/bench-${next()}`, server.session),
    say,
  );
  // Its look is on record before the answer: a commit to the disk, which a bare query does not pay.
  await benchAgainstBare(
    server,
    'search by number',
    () => ask(`${server.url}/api/phones/search`, agent, { phone: phones[next()], reason: 'bench' }),
    say,
  );
}

async function putAccounts(server: BenchServer): Promise<string[]> {
  const phones = Array.from({ length: ACCOUNTS }, (_, i) => `+86138${String(i).padStart(8, '0')}`);
  const body = JSON.stringify(
    phones.map((phone, i) => ({
      accountId: `bench-${i}`,
      state: 'normal',
      phone,
      phoneState: 'verified',
      phoneVerifiedAt: new Date(LONG_AGO).toISOString(),
    })),
  );
  const key = await makeKey({ ...server.composed, demo: false }, ['accounts']);
  const answer = await callServer(server.url + ACCOUNTS_PATH, signRequest({ key, body }, Date.now()));
  if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
  return phones;
}

async function fillBindings(server: BenchServer, count: number, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  for (let start = 0; start < count; start += SLICE) {
    const end = Math.min(count, start + SLICE);
    await server.composed.db.write((tx) =>
      rawRows(
        tx,
        `with recursive n(i) as (select ${start} union all select i + 1 from n where i + 1 < ${end})
        insert into phone_bindings (id, account_id, phone, fingerprint, state, is_current, holds, bound_at, source)
        select 'fill-' || i, 'p' || i, '${'x'.repeat(60)}', 'fp' || ((i * 7919) % ${count}), 'verified', 1, 1,
          ${LONG_AGO} + i, 'platform' from n`,
      ),
    );
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`filled ${count.toLocaleString('en')} bindings in ${seconds} s`);
}
