/** What an event says that may be about a phone. */
export interface PhoneNews {
  id: string;
  accountId: string;
  flow: string;
  step: string;
  outcome: string;
  reason: string | null;
  at: number;
  evidence: readonly string[];
  commandId: string | null;
  requestId: string | null;
}
