import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor, Origin } from '../platform/actor.ts';
import type { BodyBytes } from '../platform/authentication.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { BytesAnswer, type Route, TextAnswer } from '../platform/route.ts';
import type { AppOptions } from './app-options.ts';
import { refuseCrossSite } from './cross-site.ts';
import { parseInput } from './parse-input.ts';
import type { RateLimit } from './rate-limit.ts';
import { bodyLimitOf, readBody } from './read-body.ts';
import { contextOf } from './request-context.ts';
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts';

export interface Limits {
  /** Per network address and minute. */
  signIn: RateLimit;
  /** Per key and second. */
  key: RateLimit;
}

/** One call of one route: who may call is settled before anything that was sent is read or parsed. */
export function serveRoute(route: Route, options: AppOptions, limits: Limits): RequestHandler {
  return async (request, response) => {
    const context = contextOf(response);
    context.route = route.path;
    if (route.path.startsWith('/api')) response.setHeader('Cache-Control', 'no-store');
    const headers = headersOf(request);
    const address = request.ip ?? '';
    refuseCrossSite(route, headers);
    if (route.limitedBy === 'sign_in') limits.signIn.take(address, options.clock());

    let body: Promise<BodyBytes> | undefined;
    const bytes = () => (body ??= readBody(request, route.fileLimitBytes ?? bodyLimitOf(route.path)));
    const origin: Origin = {
      requestId: context.requestId,
      address: options.vault.fingerprint('ip', address),
    };
    const call: Call = { request, headers, address, origin, bytes };
    const { actor, settle } = rememberOnce(await callerOf(route, options, call), options);
    if (actor.type === 'key') limits.key.take(actor.keyId, options.clock());

    const { unpacked } = await bytes();
    const input = parseInput(route, {
      params: request.params,
      query: request.query,
      body: unpacked,
      contentType: headers['content-type'],
    });
    const handle = route.handler as (input: unknown) => Promise<unknown>;
    const result = await handle({
      ...input,
      actor,
      rawBody: unpacked,
      headers,
      setSession: (token: { value: string; expiresAt: number } | null) =>
        writeSessionCookie(response, token, options.config.cookieSecure),
    });
    if (route.method !== 'get') await settle();
    await answer(route, response, result);
  };
}

interface Call {
  request: Request;
  headers: Readonly<Record<string, string | undefined>>;
  address: string;
  origin: Origin;
  bytes: () => Promise<BodyBytes>;
}

async function callerOf(route: Route, options: AppOptions, call: Call): Promise<Actor> {
  const { permission } = route;
  if (permission.by === 'anyone') return { ...call.origin, type: 'system', name: 'visitor' };
  if (permission.by === 'key')
    return options.authenticate.key({
      method: call.request.method,
      scope: permission.scope,
      headers: call.headers,
      address: call.address,
      origin: call.origin,
      readBody: call.bytes,
    });
  const token = readSessionCookie(call.headers['cookie']);
  const actor = token === null ? null : await options.authenticate.session(token, call.origin);
  if (actor === null) throw new ProblemError('unauthenticated');
  if (permission.by === 'ability' && !actor.ability.can(permission.action, permission.subject))
    throw new ProblemError('forbidden');
  return actor;
}

// A handler that remembers the request in its own transaction must not have it remembered twice.
function rememberOnce(actor: Actor, options: AppOptions): { actor: Actor; settle: () => Promise<void> } {
  if (actor.type !== 'key' || actor.remember === undefined) return { actor, settle: () => Promise.resolve() };
  const { remember } = actor;
  let done = false;
  return {
    actor: {
      ...actor,
      remember: async (tx) => {
        await remember(tx);
        done = true;
      },
    },
    settle: async () => {
      if (!done) await options.db.write(remember);
    },
  };
}

async function answer(route: Route, response: Response, result: unknown): Promise<void> {
  if (route.bytes !== result instanceof BytesAnswer)
    throw new Error(`${route.method} ${route.path} does not say truly whether it answers a file`);
  if (result instanceof BytesAnswer) return answerFile(response, result);
  if (result instanceof TextAnswer) response.status(route.status).type(result.contentType).send(result.text);
  else if (route.response === undefined) response.status(204).end();
  // Parsed again, so that a field which the contract does not name cannot leave by accident.
  else response.status(route.status).json(route.response.parse(result));
}

async function answerFile(response: Response, { fileName, contentType, bytes }: BytesAnswer): Promise<void> {
  response.attachment(fileName).type(contentType);
  try {
    await pipeline(bytes, response);
  } catch (error) {
    // Whoever closed the browser half-way wants no answer; all else must not look like a whole file.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function headersOf(request: Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
