// The simulated platform: a process of its own that speaks HTTP with the server and shares nothing else with it.
import type { AddressInfo } from 'node:net';
import type { Command } from '../contract/deliveries.ts';
import { planAnswer } from './plan-answer.ts';
import { createSandboxApp } from './sandbox-app.ts';
import { sendEvents } from './send-events.ts';
import { tellRecovery } from './tell-recovery.ts';

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} must be set`);
  return value;
}

const target = {
  url: setting('UNLOOP_URL'),
  keyId: setting('UNLOOP_KEY_ID'),
  secret: setting('UNLOOP_KEY_SECRET'),
};
const seed = process.env['SANDBOX_SEED'] ?? '1';
const fixedDelay = process.env['SANDBOX_DELAY_MS'];

function act(command: Command): void {
  const { delayMs, events, recovery } = planAnswer(command, seed);
  if (events.length === 0) return;
  const wait = fixedDelay === undefined ? delayMs : Number(fixedDelay);
  const received = Date.now();
  setTimeout(() => {
    // Spread over the wait, so that they happened after the command came and before they are sent.
    const gap = Math.max(1, Math.floor(wait / (events.length + 1)));
    const timed = events.map((event, index) => ({
      ...event,
      occurredAt: new Date(received + gap * (index + 1)).toISOString(),
    }));
    sendEvents(target, `sbx_${command.id}`, timed)
      .then(() => (recovery === null ? undefined : tellRecovery(target, recovery)))
      .catch((error: unknown) => {
        process.stderr.write(`sandbox: ${(error as Error).message}\n`);
      });
  }, wait);
}

const server = createSandboxApp(setting('WEBHOOK_SECRET'), act).listen(
  Number(process.env['PORT'] ?? 0),
  '127.0.0.1',
  (error) => {
    if (error) throw error;
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ address: `http://127.0.0.1:${port}/webhook` })}\n`);
  },
);

// The parent holds the other end of our standard input: when it goes away, however, so do we.
process.stdin.resume();
process.stdin.once('close', () => process.exit(0));
process.stdin.once('end', () => process.exit(0));
