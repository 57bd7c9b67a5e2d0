import type { Tx } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { Scope } from '../contract/keys.ts';
import type { Staff } from '../contract/staff.ts';

/** Where a call came from; every audit entry says it. */
export interface Origin {
  requestId: string | null;
  /** A keyed fingerprint of the network address, or null inside the server. */
  address: string | null;
}

/** A signed-in person. */
export interface StaffActor extends Origin {
  type: 'staff';
  staff: Staff;
  /** Accounts of this person and of those close to them: never acted on. */
  ownAccounts: readonly string[];
  ability: Ability;
  sessionId: string;
}

/** The platform, by one of its keys. */
export interface KeyActor extends Origin {
  type: 'key';
  keyId: string;
  name: string;
  scopes: readonly Scope[];
  /**
   * Remembers this request against replay, in the caller's transaction; throws `replayed` or `id_reused` when another
   * like it was remembered meanwhile. A handler that does not call it leaves it to the app, after its success.
   */
  remember?: (tx: Tx) => Promise<void>;
}

/** The server itself or its command line; `name` says which part. */
export interface SystemActor extends Origin {
  type: 'system';
  name: string;
}

export type Actor = StaffActor | KeyActor | SystemActor;

/** The server acting by itself. */
export function systemActor(name: string): SystemActor {
  return { type: 'system', name, requestId: null, address: null };
}

/** The staff id where a person acts, else null. */
export function staffIdOf(actor: Actor): string | null {
  return actor.type === 'staff' ? actor.staff.id : null;
}
