import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { abilityOf } from '../../server/contract/ability.ts';
import { SCOPES } from '../../server/contract/keys.ts';
import { ROLES } from '../../server/contract/staff.ts';
import { describeApi } from '../../server/http/openapi.ts';
import type { Route } from '../../server/platform/route.ts';
import { describeOnEachDatabase } from './databases.ts';
import { makeKey, openSessionAs, startTestServer, type TestDeps, type TestServer } from './test-server.ts';

interface Composed {
  routes: Route[];
  close(): Promise<void>;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
}

/** Promises of every one of these routes that whoever lacks the right does not get past its door. */
export function describeRoutes(name: string, compose: (deps: TestDeps) => Promise<Composed>): void {
  describeOnEachDatabase(name, (open) => {
    // A block of its own, so that it is closed before its database goes.
    describe('at its door', () => promises(open, compose));
  });
}

function promises(open: () => Promise<Database>, compose: (deps: TestDeps) => Promise<Composed>): void {
  let server: TestServer;
  let routes: Route[];
  let close: Composed['close'];
  beforeAll(async () => {
    server = await startTestServer(await open(), async (deps) => {
      const composed = await compose(deps);
      routes = composed.routes;
      close = () => composed.close();
      return routes;
    });
  });
  afterAll(async () => {
    await server.close();
    await close();
  });

  /** Calls each route and answers those whose refusal is another than `expected`. */
  async function strangers(
    expected: string,
    callOf: (route: Route, path: string) => Promise<{ code: string | undefined; status: number } | null>,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const route of routes) {
      const answer = await callOf(route, route.path.replaceAll(/:\w+/g, '1'));
      if (answer !== null && answer.code !== expected)
        found.push(`${route.method} ${route.path}: ${answer.code ?? answer.status}`);
    }
    return found;
  }
  const options = (route: Route) => ({
    method: route.method.toUpperCase(),
    ...(route.method !== 'get' && { json: {} }),
  });

  test('every route says who may call it', () => {
    const silent = routes.filter(
      ({ permission }) => !['anyone', 'session', 'ability', 'key'].includes(permission?.by),
    );
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test('the API document names each route once and describes every part of its address', () => {
    const { paths } = describeApi(routes) as { paths: Record<string, Record<string, Operation>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
    for (const { path, parameters = [] } of operations)
      expect({
        path,
        parts: parameters.filter((one) => one.in === 'path').map(({ name }) => name),
      }).toEqual({
        path,
        parts: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      });
  });

  test('without a session nobody gets in', async () => {
    const inside = await strangers('unauthenticated', (route, path) =>
      ['session', 'ability'].includes(route.permission.by)
        ? server.call(path, options(route))
        : Promise.resolve(null),
    );
    expect(inside).toEqual([]);
  });

  test.each(ROLES)('the role %s gets no further than its rights', async (role) => {
    const token = await openSessionAs(server.deps, role);
    const ability = abilityOf({ id: '', code: '', role, team: '', regions: [], kinds: [] });
    const inside = await strangers('forbidden', async ({ permission, ...route }, path) =>
      permission.by === 'ability' && !ability.can(permission.action, permission.subject)
        ? server.call(path, { ...options({ ...route, permission }), as: token })
        : null,
    );
    expect(inside).toEqual([]);
  });

  test('without a key the platform’s routes stay shut', async () => {
    const inside = await strangers('key_unknown', (route, path) =>
      route.permission.by === 'key' ? server.call(path, options(route)) : Promise.resolve(null),
    );
    expect(inside).toEqual([]);
  });

  test.each(SCOPES)('a key without the scope %s opens nothing that needs it', async (scope) => {
    const key = await makeKey(
      server.deps,
      SCOPES.filter((one) => one !== scope),
    );
    const inside = await strangers('scope_missing', async ({ permission, method }, path) =>
      permission.by === 'key' && permission.scope === scope
        ? server.send(path, { key, method: method.toUpperCase(), body: method === 'get' ? '' : '{}' })
        : null,
    );
    expect(inside).toEqual([]);
  });

  test('no change is taken from another site', async () => {
    const inside = await strangers('cross_site', (route, path) =>
      route.method !== 'get' && route.permission.by !== 'key'
        ? server.call(path, { ...options(route), headers: { 'sec-fetch-site': 'cross-site' } })
        : Promise.resolve(null),
    );
    expect(inside).toEqual([]);
  });
}
