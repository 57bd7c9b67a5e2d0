import type { z } from 'zod';
import type { Action, SubjectName } from '../contract/ability.ts';
import type { Scope } from '../contract/keys.ts';
import type { KeyActor, StaffActor, SystemActor } from './actor.ts';

/** Who may call a route at all; rows and fields are checked further in. */
export type Permission =
  | { by: 'anyone' }
  | { by: 'session' }
  | { by: 'ability'; action: Action; subject: SubjectName }
  | { by: 'key'; scope: Scope };

type ActorOf<P extends Permission> = P extends { by: 'key' }
  ? KeyActor
  : P extends { by: 'anyone' }
    ? SystemActor
    : StaffActor;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler answers where it is not JSON. */
export class TextAnswer {
  readonly contentType: string;
  readonly text: string;

  constructor(contentType: string, text: string) {
    this.contentType = contentType;
    this.text = text;
  }
}

/** A file as an answer. Only the record's `answerBytes` makes one, since every file that leaves is audited. */
export class BytesAnswer {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: AsyncIterable<Uint8Array>;

  constructor(fileName: string, contentType: string, bytes: AsyncIterable<Uint8Array>) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.bytes = bytes;
  }
}

export interface RouteInput<P extends Permission, Params, Query, Body> {
  actor: ActorOf<P>;
  params: Parsed<Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  /** The body's bytes, unpacked where they came gzipped. */
  rawBody: Buffer;
  headers: Readonly<Record<string, string | undefined>>;
  /** Sets the session cookie, or clears it with null. */
  setSession: (token: { value: string; expiresAt: number } | null) => void;
}

/** One row of a feature's table of routes: the app, the API document and the permission test are made from it. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  permission: Permission;
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  response?: z.ZodType | undefined;
  status: number;
  /** Set where the handler reads `rawBody` itself, such as a batch whose parts fail one by one. */
  unparsedBody: boolean;
  /** Set where the body is a file in whatever encoding: at most so many bytes, which the handler reads from `rawBody`. */
  fileLimitBytes?: number | undefined;
  /** Set where the answer is a file. */
  bytes: boolean;
  /** Set where one network address may call only so often. */
  limitedBy?: 'sign_in' | undefined;
  handler: (input: RouteInput<Permission, undefined, undefined, undefined>) => Promise<unknown>;
}

interface RouteDefinition<
  P extends Permission,
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
  Response extends z.ZodType | undefined,
> {
  method: Route['method'];
  path: string;
  summary: string;
  permission: P;
  params?: Params;
  query?: Query;
  body?: Body;
  response?: Response;
  status?: number;
  unparsedBody?: boolean;
  fileLimitBytes?: number;
  bytes?: boolean;
  limitedBy?: 'sign_in';
  handler(
    input: RouteInput<P, Params, Query, Body>,
  ): Promise<Response extends z.ZodType ? z.input<Response> : TextAnswer | BytesAnswer | void>;
}

/** Declares a route with its types checked; a route without a permission does not compile. */
export function route<
  const P extends Permission,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Response extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<P, Params, Query, Body, Response>): Route {
  return { status: 200, unparsedBody: false, bytes: false, ...definition } as unknown as Route;
}

/** Shorthand for the commonest permission. */
export function can<const A extends Action, const S extends SubjectName>(action: A, subject: S) {
  return { by: 'ability', action, subject } as const;
}
