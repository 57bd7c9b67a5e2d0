import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { kindOf, type Objection } from '../cases/case-kind.ts';
import { caseWithoutJourney, openCases } from '../cases/open-cases.ts';
import { NO_REGION } from '../contract/ability.ts';
import type { PlatformRequest } from '../contract/platform-formats.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { KeyActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { AccountCipher } from '../vault/vault.ts';
import type { IntakeDeps } from './intake-deps.ts';

interface RequestAnswer {
  id: string;
  status: 'opened' | 'waiting' | 'duplicate' | 'stopped' | 'overruled';
  caseId: number | null;
}

/**
 * Takes a request of the platform: it opens a case of its kind, once per id, or waits until its kind is served here.
 * Throws `id_reused` for the same id with other content.
 */
export async function takeRequest(
  deps: IntakeDeps,
  actor: KeyActor,
  request: PlatformRequest,
): Promise<RequestAnswer> {
  const settings = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    await actor.remember?.(tx);
    const hash = deps.vault.fingerprint('content', canonicalJson(request));
    const known = await findRequest(tx, request.id);
    if (known !== undefined) {
      if (known.content_hash !== hash) throw new ProblemError('id_reused');
      return { id: request.id, status: 'duplicate' as const, caseId: known.case_id };
    }
    const served = deps.kinds.has(request.kind);
    const account = await tx('accounts')
      .where({ account_id: request.accountId })
      .first<Situation | undefined>('gate', 'region');
    const [opened] = served ? await openCases(tx, now, actor, [newCaseOf(request, account)], settings) : [];
    const cipher = (await deps.vault.ciphersFor(tx, [request.accountId])).get(
      request.accountId,
    ) as AccountCipher;
    await tx('platform_requests').insert({
      id: request.id,
      kind: request.kind,
      account_id: request.accountId,
      opened_at: Date.parse(request.openedAt),
      params: cipher.encrypt(JSON.stringify(request.params), 'request'),
      content_hash: hash,
      case_id: opened?.id ?? null,
      received_at: now,
    });
    if (opened !== undefined) await kindOf(deps.kinds, opened.kind).begin?.(tx, now, opened, request);
    await appendAudit(tx, now, actor, {
      action: 'request.take',
      subject: 'request',
      subjectId: request.id,
      accountId: request.accountId,
      caseId: opened?.id ?? null,
      after: { kind: request.kind, served },
    });
    return {
      id: request.id,
      status: served ? ('opened' as const) : ('waiting' as const),
      caseId: opened?.id ?? null,
    };
  });
}

/** An objection against a request; kept, and heard by the request's kind. Throws `not_found`. */
export async function takeObjection(
  deps: IntakeDeps,
  actor: KeyActor,
  requestId: string,
  objection: { id: string; channel: string; at: string },
): Promise<RequestAnswer> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    await actor.remember?.(tx);
    // The same objection may come twice at once.
    await lockNames(tx, [`request ${requestId}`]);
    const request = await findRequest(tx, requestId);
    if (request === undefined) throw new ProblemError('not_found');
    const { id, channel } = objection;
    const at = Date.parse(objection.at);
    const known = await tx('objections').where({ request_id: requestId, id }).first('id');
    if (known !== undefined) return { id: requestId, status: 'duplicate' as const, caseId: request.case_id };
    await tx('objections').insert({ request_id: requestId, id, channel, at, received_at: now });
    const stands = await hear(deps, tx, now, request, { requestId, id, channel, at });
    await appendAudit(tx, now, actor, {
      action: 'request.object',
      subject: 'request',
      subjectId: requestId,
      accountId: request.account_id,
      caseId: request.case_id,
      after: { objection: id, channel, stands },
    });
    const status = stands ? ('stopped' as const) : ('overruled' as const);
    return { id: requestId, status, caseId: request.case_id };
  });
}

// The case's row is held: an approval at the same moment waits, and then finds that the case has moved on.
async function hear(
  deps: IntakeDeps,
  tx: Tx,
  now: number,
  request: RequestRow,
  objection: Objection,
): Promise<boolean> {
  const row = await tx<CaseRecord>('cases')
    .where({ id: request.case_id ?? 0 })
    .forUpdate()
    .first();
  if (row === undefined) return true;
  return (await kindOf(deps.kinds, row.kind).object?.(tx, now, row, objection)) ?? true;
}

interface Situation {
  gate: string | null;
  region: string | null;
}
interface RequestRow {
  account_id: string;
  content_hash: string;
  case_id: number | null;
}

async function findRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  return tx('platform_requests').where({ id }).first<RequestRow | undefined>();
}

function newCaseOf(request: PlatformRequest, account: Situation | undefined) {
  return caseWithoutJourney({
    kind: request.kind,
    priority: account?.gate === 'blocked' ? 1 : 3,
    accountId: request.accountId,
    region: account?.region ?? NO_REGION,
    requestId: request.id,
  });
}
