import { ProblemError } from './problem-error.ts';

export { ProblemError, problemCode } from './problem-error.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue | readonly string[]>;

export interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** Sent as they are, instead of a body of JSON. */
  bytes?: { data: Blob; type: string };
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

/**
 * Asks the console's API and gives the answer's JSON; `path` is without `/api`.
 * Throws ProblemError for every refusal. `T` is the contract's response type: both sides compile against it.
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

export function getJson<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, { query: query ?? {}, signal });
}

export function postJson<T>(
  path: string,
  body: unknown = {},
  headers: Record<string, string> = {},
): Promise<T> {
  return request<T>('POST', path, { body, headers });
}

export function putJson<T>(path: string, body: unknown): Promise<T> {
  return request<T>('PUT', path, { body });
}

/** Sends a file as it is; its name stays in the browser. */
export function postBytes<T>(path: string, data: Blob, type: string): Promise<T> {
  return request<T>('POST', path, { bytes: { data, type } });
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const hasBody = options.body !== undefined;
  try {
    return await fetch(`/api${path}${queryString(options.query)}`, {
      method,
      credentials: 'same-origin',
      signal: options.signal ?? null,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': document.documentElement.lang || 'en',
        ...(hasBody && { 'content-type': 'application/json' }),
        ...(options.bytes && { 'content-type': options.bytes.type }),
        ...(method !== 'GET' && { 'x-requested-with': 'unloop' }),
        ...options.headers,
      },
      body: options.bytes?.data ?? (hasBody ? JSON.stringify(options.body) : null),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({ status: 0, code: 'unreachable' });
  }
}

async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = typeof body === 'object' && body !== null ? body : {};
  return new ProblemError({ ...problem, status: response.status });
}

function queryString(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query))
    for (const value of Array.isArray(values) ? values : [values])
      if (value !== undefined && value !== null && value !== '') params.append(name, String(value));
  const text = params.toString();
  return text && `?${text}`;
}
