import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/connection.ts';
import {
  createDispatcher,
  type Dispatcher,
  type DispatcherParts,
} from '../../server/outbox/dispatch-commands.ts';
import { enqueueCommand } from '../../server/outbox/enqueue-command.ts';
import type { PostResult, postWebhook } from '../../server/outbox/post-webhook.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { Vault } from '../../server/vault/vault.ts';

export const NOW = Date.UTC(2026, 10, 20, 8);
export const TAKEN: PostResult = { status: 200, error: null };
export const REFUSED: PostResult = { status: 503, error: 'HTTP 503' };
export const TARGET = { address: 'http://127.0.0.1:9/webhook', secret: 'whsec_c2VjcmV0c2VjcmV0' };

type Post = typeof postWebhook;
interface Sent {
  id: string;
  accountId: string;
  body: string;
}

/** An outbox whose platform and clock the test holds in its hands. */
export interface Outbox {
  vault: Vault;
  /** Moves as the test says. */
  time: { now: number };
  /** What the platform was sent, in order. */
  sent: Sent[];
  /** What the hooks were told, such as `dead <id>`. */
  told: string[];
  enqueue(accountId: string, notBefore?: number): Promise<string>;
  /** Another server's dispatcher on the same database; `answer` is what the platform says. */
  dispatcher(answer: Post | PostResult, changes?: Partial<DispatcherParts>): Dispatcher;
  /** Sends everything that may be sent now. */
  run(answer: Post | PostResult): Promise<void>;
  stateOf(id: string): Promise<Record<string, unknown>>;
}

export function buildOutbox(db: Database): Outbox {
  const vault = new Vault(randomBytes(32));
  const time = { now: NOW };
  const sent: Sent[] = [];
  const told: string[] = [];
  const dispatcher: Outbox['dispatcher'] = (answer, changes = {}) =>
    createDispatcher({
      db,
      vault,
      clock: () => time.now,
      logger: createLogger('silent'),
      findTarget: () => Promise.resolve(TARGET),
      findTries: () => Promise.resolve(3),
      random: () => 0,
      hooks: {
        onDelivered: async (_, __, message) => void told.push(`delivered ${message.id}`),
        onDead: async (_, __, message) => void told.push(`dead ${message.id}`),
      },
      post: async (...call) => {
        const [, id, body] = call;
        sent.push({ id, body, accountId: (JSON.parse(body) as { accountId: string }).accountId });
        return typeof answer === 'function' ? answer(...call) : answer;
      },
      ...changes,
    });
  return {
    vault,
    time,
    sent,
    told,
    dispatcher,
    enqueue: (accountId, notBefore = NOW) =>
      db.write((tx) =>
        enqueueCommand(tx, vault, NOW, {
          type: 'case.restart_from',
          accountId,
          caseId: 7,
          params: { step: 'id_info' },
          notBefore,
        }),
      ),
    run: async (answer) => {
      const one = dispatcher(answer);
      one.tick();
      await one.drained();
    },
    stateOf: (id) => db.read('outbox').where({ id }).first(),
  };
}
