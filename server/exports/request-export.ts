import { randomBytes } from 'node:crypto';
import { appendAudit } from '../audit/append-audit.ts';
import type { ExportRequest } from '../contract/exports.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { ExportDeps } from './exports-deps.ts';

/**
 * Takes a request for an export: queued, or waiting for a second auditor where personal data is to be in full. Answers
 * its number. Throws `forbidden`, `reason_required`, `encoding_unfit` and `export_too_many`.
 */
export async function requestExport(
  deps: ExportDeps,
  actor: StaffActor,
  request: ExportRequest,
): Promise<number> {
  const { ability } = actor;
  if (request.dataset === 'audit' && ability.cannot('read', 'AuditEntry'))
    throw new ProblemError('forbidden');
  if (request.unmasked && ability.cannot('reveal', 'Export')) throw new ProblemError('forbidden');
  if (request.unmasked && request.reason === undefined) throw new ProblemError('reason_required');
  if (request.encoding !== 'utf8' && request.format !== 'csv') throw new ProblemError('encoding_unfit');
  const { perPerson } = (await deps.settings()).exports;
  const { dataset, format, filter, unmasked } = request;
  const accountId = 'accountId' in filter ? (filter.accountId ?? null) : null;
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const [mine] = (await tx('exports')
      .where({ staff_id: actor.staff.id })
      .whereIn('state', ['awaiting_approval', 'queued', 'running'])
      .count({ n: '*' })) as { n: number }[];
    if (Number(mine?.n) >= perPerson) throw new ProblemError('export_too_many');
    const [row] = (await tx('exports')
      .insert({
        dataset: request.dataset,
        request: JSON.stringify(request),
        state: request.unmasked ? 'awaiting_approval' : 'queued',
        unmasked: request.unmasked ? 1 : 0,
        reason: request.reason ?? null,
        staff_id: actor.staff.id,
        session_id: actor.sessionId,
        account_id: accountId,
        created_at: now,
        progress: JSON.stringify({ files: [], after: null, share: null }),
      })
      .returning('id')) as { id: number }[];
    const id = row?.id ?? 0;
    const key = deps.vault.sealSecret(randomBytes(32).toString('base64'), `export ${id}`);
    await tx('exports').where({ id }).update({ sealed_key: key });
    await appendAudit(tx, now, actor, {
      action: 'export.request',
      subject: 'export',
      subjectId: String(id),
      accountId,
      reason: request.reason ?? null,
      after: { dataset, format, filter, unmasked },
    });
    return id;
  });
}
