// The simulated platform: a process of its own that speaks HTTP with the server and shares nothing else with it.
import type { AddressInfo } from 'node:net';
import type { Command } from '../contract/deliveries.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import { answerQuestion, type QuestionAnswer } from './answer-question.ts';
import { chance } from './chance.ts';
import { openBook } from './book-file.ts';
import type { InventedRecovery } from './invent-recovery.ts';
import type { PhoneFault } from './phone-book.ts';
import { planAnswer, tellDone } from './plan-answer.ts';
import { createSandboxApp } from './sandbox-app.ts';
import { sendEvents, sendSigned } from './send-events.ts';
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

const book = openBook(process.env['SANDBOX_BOOK']);

function act(command: Command): void {
  const { delayMs, recovery, ...plan } = planAnswer(command, seed);
  const received = Date.now();
  const answer = answerQuestion(command, book, seed, received);
  const done = book.carryOut(command, received, faultOf(command));
  const events = answer?.events ?? (done === null ? plan.events : tellDone(command, done));
  if (events.length === 0 && answer === null) return;
  const wait = fixedDelay === undefined ? delayMs : Number(fixedDelay);
  setTimeout(() => {
    // Spread over the wait, so that they happened after the command came and before they are sent.
    const gap = Math.max(1, Math.floor(wait / (events.length + 1)));
    const timed = events.map((event, index) => ({
      occurredAt: new Date(received + gap * (index + 1)).toISOString(),
      ...event,
    }));
    tell(`sbx_${command.id}`, timed, answer, recovery).catch((error: unknown) => {
      process.stderr.write(`sandbox: ${(error as Error).message}\n`);
    });
  }, wait);
}

async function tell(
  id: string,
  events: readonly PlatformEvent[],
  answer: QuestionAnswer | null,
  recovery: InventedRecovery | null,
): Promise<void> {
  if (events.length > 0) await sendEvents(target, id, events);
  const { accounts = [], relations = [] } = answer ?? {};
  if (accounts.length > 0) await sendSigned(target, '/api/platform/v1/accounts', `acc_${id}`, accounts);
  if (relations.length > 0) await sendSigned(target, '/api/platform/v1/relations', `rel_${id}`, relations);
  if (recovery !== null) await tellRecovery(target, recovery);
}

// How often the platform fails half-way or says nothing: 0 unless somebody wants to see it.
const faultShare = Number(process.env['SANDBOX_PHONE_FAULTS'] ?? 0);

function faultOf(command: Command): PhoneFault {
  if (command.type === 'phone.restore' || chance(seed, command.id, 'phone fault') >= faultShare) return null;
  return chance(seed, command.id, 'which fault') < 0.5 ? 'half' : 'silent';
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
