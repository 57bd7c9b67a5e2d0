import type { Checkpoint } from '../audit/audit-signer.ts';
import type { CheckpointSigner } from '../audit/audit-signer.ts';
import type { EntryProof } from '../audit/prove-entry.ts';
import type { ExportFile, ExportRequest } from '../contract/exports.ts';
import { canonicalJson, sha256 } from '../platform/canonical-json.ts';
import { isoOf } from '../platform/clock.ts';
import type { Column } from './dataset.ts';
import type { ExportRecord } from './export-repository.ts';

export interface ManifestParts {
  row: ExportRecord;
  request: ExportRequest;
  columns: readonly Column[];
  people: { by: string; approvedBy: string | null };
  files: readonly ExportFile[];
  rows: number;
  /** The hashes that lead from the rows to the root; null where rows do not prove themselves. */
  proof: ExportFile | null;
  entry: EntryProof & { checkpoint: Checkpoint };
  finishedAt: number;
}

/** The manifest as JSON text: all that an outsider needs besides the files and the public key. */
export function signManifest(signer: CheckpointSigner, parts: ManifestParts): string {
  const { row, request, entry, people } = parts;
  const manifest = {
    format: 'unloop export manifest v1',
    export: row.id,
    dataset: request.dataset,
    fileFormat: request.format,
    encoding: request.encoding,
    zone: request.zone,
    filter: request.filter,
    masked: !request.unmasked,
    reason: row.reason,
    requestedBy: people.by,
    approvedBy: people.approvedBy,
    requestedAt: isoOf(row.created_at),
    asOf: { at: isoOf(row.as_of ?? row.created_at), entries: row.as_of_size },
    finishedAt: isoOf(parts.finishedAt),
    columns: parts.columns.map((column) => column.name),
    rows: parts.rows,
    files: parts.files,
    proof: parts.proof,
    record: {
      leaf: entry.leaf,
      sequence: entry.sequence,
      path: entry.path,
      checkpoint: { ...entry.checkpoint, at: isoOf(entry.checkpoint.at) },
    },
    keyId: signer.keyId,
  };
  const signature = signer.signDocument('export manifest', sha256(canonicalJson(manifest)));
  return `${JSON.stringify({ ...manifest, signature }, null, 2)}\n`;
}
