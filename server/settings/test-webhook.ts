import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.ts';
import { type PostResult, postWebhook } from '../outbox/post-webhook.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { can, type Route, route } from '../platform/route.ts';
import type { SettingsDeps } from './settings-routes.ts';
import { readWebhook } from './webhook-settings.ts';

/** "Send test": one signed message of type `test` to the address, now. Says what came of it. */
export function webhookTestRoute(deps: SettingsDeps): Route {
  return route({
    method: 'post',
    path: '/api/webhook/test',
    summary: 'Send a signed test message to the platform’s webhook',
    permission: can('update', 'Setting'),
    body: z.strictObject({}),
    response: z.object({ status: z.int() }),
    handler: ({ actor }) => testWebhook(deps, actor),
  });
}

async function testWebhook(
  { db, vault, clock }: SettingsDeps,
  actor: StaffActor,
): Promise<{ status: number }> {
  const target = await readWebhook(db.read, vault);
  if (target === null) throw new ProblemError('webhook_unset');
  const now = clock();
  const id = newId();
  const body = JSON.stringify({
    id,
    type: 'test',
    accountId: null,
    caseId: null,
    params: {},
    decidedAt: isoOf(now),
  });
  const result: PostResult = await postWebhook(target, id, body, now);
  await db.write((tx) =>
    appendAudit(tx, now, actor, {
      action: 'webhook.test',
      subject: 'setting',
      subjectId: 'webhook',
      after: result,
    }),
  );
  if (result.error !== null || result.status === null)
    throw new ProblemError('webhook_failed', { ...(result.error !== null && { detail: result.error }) });
  return { status: result.status };
}
