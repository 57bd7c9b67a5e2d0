import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import type { Command } from '../contract/deliveries.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { can, type Route, route } from '../platform/route.ts';
import type { AppendAudit } from './append-audit-port.ts';
import { postWebhook, type WebhookTarget } from './post-webhook.ts';

export interface WebhookTestDeps {
  db: Database;
  clock: Clock;
  /** Null while no address is set. */
  webhook(): Promise<WebhookTarget | null>;
  appendAudit: AppendAudit;
}

/**
 * Posts one signed message of type `webhook.test`, which asks for nothing, and puts the attempt on record. Throws
 * `webhook_unset`, and `webhook_failed` where the platform did not answer with 2xx.
 */
export async function testWebhook(
  { db, clock, webhook, appendAudit }: WebhookTestDeps,
  actor: Actor,
): Promise<{ status: number }> {
  const target = await webhook();
  if (target === null) throw new ProblemError('webhook_unset');
  const now = clock();
  const id = newId();
  const body: Command = {
    id,
    type: 'webhook.test',
    accountId: '',
    caseId: null,
    params: {},
    decidedAt: isoOf(now),
  };
  const result = await postWebhook(target, id, JSON.stringify(body), now);
  const entry = { action: 'webhook.test', subject: 'setting', subjectId: 'webhook', after: result };
  await db.write((tx) => appendAudit(tx, now, actor, entry));
  if (result.error !== null || result.status === null)
    throw new ProblemError('webhook_failed', { detail: result.error ?? 'no answer' });
  return { status: result.status };
}

/** The "send test" of the settings. */
export function webhookTestRoute(deps: WebhookTestDeps): Route {
  return route({
    method: 'post',
    path: '/api/webhook/test',
    summary: 'Send a signed test message to the platform’s webhook',
    permission: can('update', 'Setting'),
    response: z.object({ status: z.int() }),
    handler: ({ actor }) => testWebhook(deps, actor),
  });
}
