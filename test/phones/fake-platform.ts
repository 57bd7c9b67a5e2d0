import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Command } from '../../server/contract/deliveries.ts';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { answerQuestion, type QuestionAnswer } from '../../server/sandbox/answer-question.ts';
import { PhoneBook, type PhoneFault } from '../../server/sandbox/phone-book.ts';
import { planAnswer, tellDone } from '../../server/sandbox/plan-answer.ts';
import { createSandboxApp } from '../../server/sandbox/sandbox-app.ts';
import { WEBHOOK_SECRET } from '../support/webhook-receiver.ts';

/** What goes wrong on the way of a command: before or after the platform has acted on it; `hangs`: it never answers. */
export type WireFault = 'refused' | 'error_after' | 'cut_after' | 'hangs' | null;

/** Chooses what goes wrong with each request, and with each command that changes something. */
export interface Mischief {
  wire(): WireFault;
  platform(): PhoneFault;
  /** The platform has acted, and has not answered yet. */
  acted?(): void;
}

/** The sandbox in this process: its book and its door, with faults put in between. */
export interface FakePlatform {
  address: string;
  book: PhoneBook;
  /** For the next command of a type that changes something. */
  faults: { wire: WireFault; platform: PhoneFault };
  /** Events that it has not told yet. */
  untold: PlatformEvent[];
  /** What it has to say to what it was asked, and has not said yet. */
  unsaid: QuestionAnswer[];
  close(): Promise<void>;
}

const CHANGING = /^phone\.(?:bind|change|unbind|revert)$/;

/** Starts it; `clock` is the server's, since commands are signed by it. Without `mischief`, what `faults` say goes wrong. */
export async function startFakePlatform(clock: () => number, mischief?: Mischief): Promise<FakePlatform> {
  const book = new PhoneBook();
  const untold: PlatformEvent[] = [];
  const unsaid: QuestionAnswer[] = [];
  const faults: FakePlatform['faults'] = { wire: null, platform: null };
  const once = () => {
    const { wire } = faults;
    faults.wire = null;
    return wire;
  };
  const {
    wire: nextWire,
    platform: nextFault,
    acted,
  } = mischief ?? { wire: once, platform: () => faults.platform };
  const act = (command: Command): void => {
    const fault = CHANGING.test(command.type) ? nextFault() : null;
    const done = book.carryOut(command, clock(), fault);
    const answer = answerQuestion(command, book, '1', clock());
    if (answer !== null) unsaid.push(answer);
    else if (done !== null) untold.push(...tellDone(command, done));
    else
      for (const event of planAnswer(command, '1').events)
        untold.push({ occurredAt: new Date(clock()).toISOString(), ...event });
    acted?.();
  };
  const sandbox = createSandboxApp(WEBHOOK_SECRET, act, clock);
  const app = express();
  app.use((request, response, next) => {
    const wire = nextWire();
    if (wire === null) return next();
    if (wire === 'refused') return response.status(500).end();
    // The platform acts; its answer never says so.
    const status = response.status.bind(response);
    response.status = (code) => {
      if (wire === 'cut_after') request.socket.destroy();
      if (wire === 'hangs') response.json = () => response;
      return status(code === 202 ? 500 : code);
    };
    return next();
  });
  app.use(sandbox);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    book,
    faults,
    untold,
    unsaid,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
