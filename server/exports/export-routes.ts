import { z } from 'zod';
import {
  exportListQuerySchema,
  exportRequestSchema,
  exportSchema,
  exportVerdictSchema,
} from '../contract/exports.ts';
import { text } from '../contract/names.ts';
import { pageOf } from '../contract/page.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { can, type Route, route } from '../platform/route.ts';
import { downloadFile, downloadManifest } from './download-export.ts';
import { getVisibleExport, type ListedExport, visibleExports } from './export-repository.ts';
import type { ExportDeps } from './exports-deps.ts';
import { presentExport } from './present-export.ts';
import { requestExport } from './request-export.ts';
import { cancelExport, decideExport } from './settle-export.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const fileParams = params.extend({ name: text(80, 1) });

/** Every route of exports. */
export function exportRoutes(deps: ExportDeps): Route[] {
  return [...readingRoutes(deps), ...changingRoutes(deps), ...fileRoutes(deps)];
}

function readingRoutes({ db }: ExportDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/exports',
      summary: 'Exports that the caller may see, newest first',
      permission: can('read', 'Export'),
      query: exportListQuerySchema,
      response: pageOf(exportSchema),
      handler: async ({ actor, query }) => {
        const rows = visibleExports(db.read, actor)
          .orderBy('exports.id', 'desc')
          .limit(query.limit + 1);
        if (query.state !== undefined) void rows.where('exports.state', query.state);
        if (query.cursor !== undefined)
          void rows.where('exports.id', '<', decodeCursor(query.cursor, 1)[0] as number);
        const page = pageOfRows((await rows) as ListedExport[], query.limit, (last) =>
          encodeCursor([last.id]),
        );
        return { ...page, data: page.data.map((row) => presentExport(row, actor)) };
      },
    }),
    route({
      method: 'get',
      path: '/api/exports/:id',
      summary: 'One export: how far it is, and its files',
      permission: can('read', 'Export'),
      params,
      response: exportSchema,
      handler: async ({ actor, params: { id } }) =>
        presentExport(await getVisibleExport(db.read, actor, id), actor),
    }),
  ];
}

function changingRoutes(deps: ExportDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/exports',
      summary: 'Ask for an export; it is written in the background',
      permission: can('create', 'Export'),
      body: exportRequestSchema,
      response: z.object({ id: z.int() }),
      status: 202,
      handler: async ({ actor, body }) => ({ id: await requestExport(deps, actor, body) }),
    }),
    route({
      method: 'post',
      path: '/api/exports/:id/approval',
      summary: 'Approve or refuse, as the second auditor, an export of personal data in full',
      permission: can('approve', 'Export'),
      params,
      body: exportVerdictSchema,
      handler: ({ actor, params: { id }, body }) => decideExport(deps, actor, id, body.verdict),
    }),
    route({
      method: 'post',
      path: '/api/exports/:id/cancel',
      summary: 'Stop an export that waits or runs',
      permission: can('create', 'Export'),
      params,
      handler: ({ actor, params: { id } }) => cancelExport(deps, actor, id),
    }),
  ];
}

function fileRoutes(deps: ExportDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/exports/:id/manifest',
      summary: 'The signed manifest',
      permission: can('read', 'Export'),
      params,
      bytes: true,
      handler: ({ actor, params: { id } }) => downloadManifest(deps, actor, id),
    }),
    route({
      method: 'get',
      path: '/api/exports/:id/files/:name',
      summary: 'One of its files',
      permission: can('read', 'Export'),
      params: fileParams,
      bytes: true,
      handler: ({ actor, params: { id, name } }) => downloadFile(deps, actor, id, name),
    }),
  ];
}
