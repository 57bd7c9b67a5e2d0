import { pageOf, pageQuerySchema } from '../contract/page.ts';
import { sessionSchema, signInOptionsSchema, signInSchema, staffListRowSchema } from '../contract/staff.ts';
import { isoOf } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { can, type Route, route } from '../platform/route.ts';
import { listDemoStaff } from './demo-staff.ts';
import { presentStaff } from './present-staff.ts';
import { findSessionEnd, type StaffDeps } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { listStaff, personOf } from './staff-repository.ts';

/** Signing in and out, and the list of people. */
export function staffRoutes(deps: StaffDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/session/options',
      summary: 'What the sign-in page may know before anybody has signed in',
      permission: { by: 'anyone' },
      response: signInOptionsSchema,
      handler: async () => ({ demo: deps.demo ? await listDemoStaff(deps.db) : [] }),
    }),
    route({
      method: 'post',
      path: '/api/session',
      summary: 'Sign in',
      permission: { by: 'anyone' },
      limitedBy: 'sign_in',
      body: signInSchema,
      response: sessionSchema,
      handler: async ({ actor, body, setSession }) => {
        const { row, session } = await signIn(deps, actor, body);
        setSession({ value: session.token, expiresAt: session.expiresAt });
        return { staff: personOf(row).staff, expiresAt: isoOf(session.expiresAt) };
      },
    }),
    route({
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in',
      permission: { by: 'session' },
      response: sessionSchema,
      handler: async ({ actor }) => {
        const end = await findSessionEnd(deps.db, actor.sessionId);
        if (end === null) throw new ProblemError('unauthenticated');
        return { staff: actor.staff, expiresAt: isoOf(end) };
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      summary: 'Sign out',
      permission: { by: 'session' },
      handler: async ({ actor, setSession }) => {
        await signOut(deps.db, deps.clock(), actor);
        setSession(null);
      },
    }),
    route({
      method: 'get',
      path: '/api/staff',
      summary: 'The people of the staff, by code',
      permission: can('read', 'Staff'),
      query: pageQuerySchema,
      response: pageOf(staffListRowSchema),
      handler: async ({ query }) => {
        const page = await listStaff(deps.db.read, query);
        return { ...page, data: page.data.map(presentStaff) };
      },
    }),
  ];
}
