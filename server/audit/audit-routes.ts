import { z } from 'zod';
import {
  auditEntrySchema,
  auditListQuerySchema,
  auditStatusSchema,
  entryProofSchema,
  growthProofSchema,
  growthQuerySchema,
  checkpointSchema,
  markInputSchema,
  markSchema,
  publicKeySchema,
  savedSearchInputSchema,
  savedSearchSchema,
  witnessStateSchema,
} from '../contract/audit-entries.ts';
import { text } from '../contract/names.ts';
import { pageOf, pageQuerySchema } from '../contract/page.ts';
import { can, type Route, route } from '../platform/route.ts';
import type { AuditDeps } from './audit-deps.ts';
import { findAuditStatus } from './audit-status.ts';
import { getCheckpoint, listCheckpointPage } from './list-checkpoints.ts';
import { presentCheckpoint } from './present-audit-entry.ts';
import { proveEntry, proveGrowth } from './prove-entry.ts';
import { readMarks } from './read-marks.ts';
import { forgetSearch, listSearches, saveSearch } from './saved-searches.ts';
import { searchAudit } from './search-audit.ts';
import { findWitnessState } from './witness-state.ts';

const read = can('read', 'AuditEntry');
const params = z.object({ id: text(64, 1) });

/** The routes by which the record is read, searched and proven. */
export function auditRoutes(deps: AuditDeps): Route[] {
  return [...searchRoutes(deps), ...proofRoutes(deps)];
}

function searchRoutes(deps: AuditDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/audit',
      summary: 'The record, newest first',
      permission: read,
      query: auditListQuerySchema.omit({ text: true }),
      response: pageOf(auditEntrySchema),
      handler: ({ actor, query }) => searchAudit(deps, actor, query),
    }),
    route({
      method: 'post',
      path: '/api/audit/search',
      summary: 'The record, newest first; what is searched for stays out of the address',
      permission: read,
      body: auditListQuerySchema,
      response: pageOf(auditEntrySchema),
      handler: ({ actor, body }) => searchAudit(deps, actor, body),
    }),
    route({
      method: 'post',
      path: '/api/audit/marks',
      summary: 'What the record keeps of a phone number or network address',
      permission: read,
      body: markInputSchema,
      response: markSchema,
      handler: ({ actor, body }) => readMarks(deps, actor, body),
    }),
    route({
      method: 'get',
      path: '/api/audit/searches',
      summary: 'The caller’s saved searches',
      permission: read,
      response: z.object({ data: z.array(savedSearchSchema) }),
      handler: async ({ actor }) => ({ data: await listSearches(deps.db.read, actor) }),
    }),
    route({
      method: 'post',
      path: '/api/audit/searches',
      summary: 'Save a search under a name',
      permission: read,
      body: savedSearchInputSchema,
      handler: ({ actor, body }) => saveSearch(deps.db, deps.clock(), actor, body),
    }),
    route({
      method: 'delete',
      path: '/api/audit/searches/:id',
      summary: 'Forget a saved search',
      permission: read,
      params,
      handler: ({ actor, params: { id } }) => forgetSearch(deps.db, actor, id),
    }),
  ];
}

function proofRoutes({ db, verifier }: AuditDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/audit/status',
      summary: 'How far the record is sealed',
      permission: read,
      response: auditStatusSchema,
      handler: () => findAuditStatus(db.read),
    }),
    route({
      method: 'get',
      path: '/api/audit/witness',
      summary: 'What the witness outside has, and since when it takes nothing',
      permission: can('read', 'Setting'),
      response: witnessStateSchema,
      handler: () => findWitnessState(db.read),
    }),
    route({
      method: 'get',
      path: '/api/audit/public-key',
      summary: 'The public key that checkpoints and exports are checked with',
      permission: read,
      response: publicKeySchema,
      handler: () => Promise.resolve({ keyId: verifier.keyId, publicPem: verifier.publicPem }),
    }),
    route({
      method: 'get',
      path: '/api/audit/checkpoints',
      summary: 'Signed checkpoints, newest first',
      permission: read,
      query: pageQuerySchema,
      response: pageOf(checkpointSchema),
      handler: async ({ query }) => {
        const page = await listCheckpointPage(db.read, query);
        return { ...page, data: page.data.map(presentCheckpoint) };
      },
    }),
    route({
      method: 'get',
      path: '/api/audit/consistency',
      summary: 'The proof that the newer of two checkpoints only added to the older',
      permission: read,
      query: growthQuerySchema,
      response: growthProofSchema,
      handler: async ({ query }) => {
        const from = await getCheckpoint(db.read, Math.min(query.from, query.to));
        const to = await getCheckpoint(db.read, Math.max(query.from, query.to));
        const proof = await proveGrowth(db.read, from, to);
        return { from: presentCheckpoint(from), to: presentCheckpoint(to), proof };
      },
    }),
    route({
      method: 'get',
      path: '/api/audit/entries/:id/proof',
      summary: 'One entry with the proof that it is in the record',
      permission: read,
      params,
      response: entryProofSchema,
      handler: async ({ params: { id } }) => {
        const { checkpoint, ...proof } = await proveEntry(db.read, id);
        return { ...proof, checkpoint: checkpoint === null ? null : presentCheckpoint(checkpoint) };
      },
    }),
  ];
}
