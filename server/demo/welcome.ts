import { ROLES } from '../contract/staff.ts';
import type { listDemoStaff } from '../staff/demo-staff.ts';

type People = Awaited<ReturnType<typeof listDemoStaff>>;

/** The server's address and one sign-in of each role, as text for the terminal. */
export function welcome(address: string, people: People): string {
  const lines = ROLES.flatMap((role) => {
    const one = people.find((person) => person.role === role);
    return one === undefined ? [] : [`  ${role.padEnd(8)} ${one.code}  ${one.password}`];
  });
  return `\nUnloop is ready: ${address}\n\nDemo sign-ins:\n${lines.join('\n')}\n\nCtrl+C stops it.\n`;
}
