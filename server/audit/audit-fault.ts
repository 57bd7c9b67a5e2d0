/** The first thing wrong with the record, as far as it can be named. */
export interface AuditFault {
  kind: 'altered' | 'removed' | 'inserted' | 'checkpoint';
  /** Sequence numbers that are concerned, from and to; one of them where they differ. Null: never sealed. */
  range: readonly [number, number] | null;
  entryId: string | null;
  /** One English sentence: how it was found. */
  detail: string;
}

/** Ends a verification; caught by `verifyAudit` alone. */
export class FaultFound extends Error {
  readonly fault: AuditFault;

  constructor(fault: AuditFault) {
    super(fault.detail);
    this.fault = fault;
  }
}

/** The fault as one line for people. */
export function describeFault(fault: AuditFault): string {
  const id = fault.entryId === null ? '' : ` (${fault.entryId})`;
  return `${placeOf(fault)}${id} ${VERBS[fault.kind]}: ${fault.detail}`;
}

const VERBS = {
  altered: 'was altered',
  removed: 'was removed',
  inserted: 'was inserted',
  checkpoint: 'has a checkpoint that does not hold',
} as const;

function placeOf({ range }: AuditFault): string {
  if (range === null) return 'An unsealed entry';
  return range[0] === range[1] ? `Entry ${range[0]}` : `One of the entries ${range[0]} to ${range[1]}`;
}
