import type { Ability, Action, SubjectName } from '../../server/contract/ability.ts';

/** Which of the contract's subjects each of the console's resources shows. */
export const RESOURCE_SUBJECTS: Readonly<Record<string, SubjectName>> = {
  cases: 'Case',
  accounts: 'Account',
  flows: 'Flow',
  deliveries: 'Delivery',
  quarantine: 'Quarantine',
  keys: 'Key',
  settings: 'Setting',
  staff: 'Staff',
  audit: 'AuditEntry',
  brakes: 'Brake',
  'phones/bulks': 'PhoneBulk',
  // Not /metrics: there the operators' counters are.
  dashboard: 'Metrics',
  alerts: 'Alert',
  floor: 'Floor',
  quality: 'Quality',
  exports: 'Export',
  retention: 'Hold',
  certificates: 'Hold',
  reviews: 'Review',
  'reviews/reveals': 'Review',
  'reviews/looks': 'Review',
};

const ACTIONS: Readonly<Record<string, Action>> = {
  list: 'read',
  show: 'read',
  create: 'create',
  edit: 'update',
};

/** Whether the ability lets a page of the console be opened; a resource that is not the contract's is open to all. */
export function canOpen(ability: Ability, resource: string, action: string): boolean {
  const subject = RESOURCE_SUBJECTS[resource];
  if (!subject) return true;
  return ability.can(ACTIONS[action] ?? 'update', subject);
}
