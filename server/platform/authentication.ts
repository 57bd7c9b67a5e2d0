import type { Scope } from '../contract/keys.ts';
import type { KeyActor, Origin, StaffActor } from './actor.ts';

/** A request's body: as it came over the wire, and unpacked. Both are the same where it was not gzipped. */
export interface BodyBytes {
  sent: Buffer;
  unpacked: Buffer;
}

/** What proves a call of the platform. */
export interface SignedRequest {
  method: string;
  scope: Scope;
  headers: Readonly<Record<string, string | undefined>>;
  /** The caller's network address, for the key's address rules. */
  address: string;
  origin: Origin;
  /** Reads the body, at most once; called only after the key is known. */
  readBody(): Promise<BodyBytes>;
}

/** How the app learns who calls; the rooms that hold sessions and keys give it. */
export interface Authenticate {
  /** The signed-in person, or null where the token is unknown, expired or its owner disabled. */
  session(token: string, origin: Origin): Promise<StaffActor | null>;
  /** The key's actor; throws the Problem that says what is wrong with key, address, signature, scope or id. */
  key(request: SignedRequest): Promise<KeyActor>;
}
