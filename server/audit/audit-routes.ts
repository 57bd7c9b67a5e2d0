import type { Database } from '../../db/connection.ts';
import { auditEntrySchema, auditListQuerySchema, auditStatusSchema } from '../contract/audit-entries.ts';
import { pageOf } from '../contract/page.ts';
import { can, type Route, route } from '../platform/route.ts';
import { findAuditStatus } from './audit-status.ts';
import { listAudit } from './list-audit.ts';
import { presentAuditEntry } from './present-audit-entry.ts';

/** The routes by which the record is read. */
export function auditRoutes(db: Database): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/audit',
      summary: 'The record, newest first',
      permission: can('read', 'AuditEntry'),
      query: auditListQuerySchema,
      response: pageOf(auditEntrySchema),
      handler: async ({ actor, query }) => {
        const page = await listAudit(db.read, actor.ability, query);
        return { ...page, data: page.data.map(presentAuditEntry) };
      },
    }),
    route({
      method: 'get',
      path: '/api/audit/status',
      summary: 'How far the record is sealed',
      permission: can('read', 'AuditEntry'),
      response: auditStatusSchema,
      handler: () => findAuditStatus(db.read),
    }),
  ];
}
