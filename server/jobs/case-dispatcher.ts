import { commandDelivered, commandFailed } from '../cases/carry-out.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { createDispatcher, type Dispatcher } from '../outbox/dispatch-commands.ts';
import type { Logger } from '../platform/logger.ts';
import { readWebhook } from '../settings/webhook-settings.ts';

/** The dispatcher that tells cases what became of their commands, in the transaction that records it. */
export function createCaseDispatcher(deps: CaseDeps & { logger: Logger }): Dispatcher {
  const { db, vault, clock, logger } = deps;
  return createDispatcher({
    db,
    vault,
    clock,
    logger,
    findTarget: () => readWebhook(db.read, vault),
    findTries: async () => (await deps.settings()).commandTries,
    hooks: {
      onDelivered: async (tx, now, message) => {
        if (message.caseId !== null) await commandDelivered(deps, tx, message.id, now);
      },
      onDead: async (tx, now, message) => {
        if (message.caseId !== null) await commandFailed(tx, message.caseId, 'not_delivered', now);
      },
    },
  });
}
