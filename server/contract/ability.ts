import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from '@casl/ability';
import { CASE_KINDS, CASE_STATES, type CaseKind, CLOSED_STATES } from './case-states.ts';
import type { Staff } from './staff.ts';

export const SUBJECTS = [
  'Case',
  'Account',
  'Flow',
  'Delivery',
  'Quarantine',
  'Key',
  'Setting',
  'Staff',
  'AuditEntry',
  'Metrics',
  /** what holds a person or a case until a manager releases it */
  'Brake',
  /** unbinding of many reassigned numbers from a file */
  'PhoneBulk',
  'Annotation',
  'Alert',
  'Floor',
  /** blind reviews of decisions, and how far they agree */
  'Quality',
  'Export',
  'Review',
  'Hold',
] as const;
export type SubjectName = (typeof SUBJECTS)[number];

export const ACTIONS = [
  'read',
  'create',
  'update',
  /** take work from the queue */
  'claim',
  /** decide, park, note, hand over: on one's own claim */
  'act',
  'approve',
  'assign',
  /** see one masked field, with a reason */
  'reveal',
  'search',
  'retry',
] as const;
export type Action = (typeof ACTIONS)[number];

/** The columns of a case that conditions may name. */
export interface CaseFacts {
  region: string;
  kind: string;
  state: string;
  escalated: boolean;
  assigneeId: string | null;
}

export type Ability = MongoAbility<[Action, SubjectName | (CaseFacts & { __caslSubjectType__?: 'Case' })]>;
type Rule = RawRuleOf<Ability>;

/** A look at personal data is granted for a case and ends with it (domain, section 12, brake 4). */
const NOT_CLOSED = CASE_STATES.filter((state) => !(CLOSED_STATES as readonly string[]).includes(state));

/** The region of a case that has none; every agent sees those. */
export const NO_REGION = '';

/** What a member of staff may do (domain, section 8): grants only, never prohibitions. Both sides build it from here. */
export function rulesOf(staff: Staff): Rule[] {
  const within = scopeOf(staff);
  const mine = { assigneeId: staff.id };
  // Blind reviews go to seniors (domain, section 8).
  const seen = { ...within, kind: { $in: kindsOf(staff).filter((kind) => kind !== 'quality_review') } };
  switch (staff.role) {
    case 'agent':
      return [
        { action: 'read', subject: 'Case', conditions: seen },
        { action: 'read', subject: 'Case', conditions: mine },
        { action: 'claim', subject: 'Case', conditions: { ...seen, escalated: false } },
        { action: 'act', subject: 'Case', conditions: mine },
        { action: 'create', subject: 'Case' },
        { action: 'read', subject: 'Account' },
        { action: 'search', subject: 'Account' },
        { action: 'reveal', subject: 'Case', fields: ['phone'], conditions: mine },
        { action: 'read', subject: ['Floor', 'Quality'], conditions: { staffId: staff.id } },
      ];
    case 'senior':
      return [
        { action: 'read', subject: 'Case', conditions: within },
        { action: 'read', subject: 'Case', conditions: mine },
        { action: 'claim', subject: 'Case', conditions: within },
        { action: 'act', subject: 'Case', conditions: mine },
        { action: 'approve', subject: 'Case', conditions: { ...within, state: 'awaiting_approval' } },
        { action: 'create', subject: 'Case' },
        { action: 'read', subject: 'Account' },
        { action: 'search', subject: 'Account' },
        { action: 'reveal', subject: 'Case', conditions: { ...within, state: { $in: NOT_CLOSED } } },
        { action: 'reveal', subject: 'Case', conditions: mine },
        { action: 'read', subject: ['Floor', 'Quality'], conditions: { staffId: staff.id } },
        ...(staff.team === ''
          ? []
          : [{ action: 'read' as const, subject: 'Floor' as const, conditions: { team: staff.team } }]),
        { action: ['read', 'create', 'approve'], subject: 'PhoneBulk' },
      ];
    case 'manager':
      return [
        { action: ['read', 'assign'], subject: 'Case', conditions: within },
        { action: ['read', 'update'], subject: 'Brake' },
        { action: 'read', subject: 'PhoneBulk' },
        { action: 'read', subject: ['Account', 'Delivery', 'Quarantine', 'Flow', 'Staff'] },
        { action: 'read', subject: ['Metrics', 'Floor'], conditions: regionsOf(staff) },
        { action: ['read', 'update'], subject: 'Quality', conditions: regionsOf(staff) },
        { action: ['create', 'update'], subject: 'Annotation' },
        // What all regions together do is not shown to who sees only some.
        { action: ['read', 'update'], subject: 'Alert', conditions: ownRegions(staff) },
        { action: ['read', 'create'], subject: 'Export', conditions: { staffId: staff.id } },
      ];
    case 'auditor':
      return [
        {
          action: 'read',
          subject: [
            'Case',
            'Account',
            'Flow',
            'Delivery',
            'Quarantine',
            'Key',
            'Setting',
            'Staff',
            'AuditEntry',
            'Metrics',
            'Alert',
            'Floor',
            'Quality',
            'Brake',
            'PhoneBulk',
          ],
        },
        // Personal data in full needs a second auditor besides.
        { action: ['read', 'create', 'approve', 'reveal'], subject: 'Export' },
        { action: ['read', 'create', 'update'], subject: ['Review', 'Hold'] },
      ];
    case 'admin':
      return [
        { action: ['read', 'create', 'update'], subject: ['Flow', 'Key', 'Setting', 'Staff'] },
        { action: ['read', 'retry'], subject: ['Delivery', 'Quarantine'] },
      ];
  }
}

/** The ability made of a person's rules. */
export function abilityOf(staff: Staff): Ability {
  return createMongoAbility<Ability>(rulesOf(staff));
}

/** A case as `ability.can` takes it. */
export function caseSubject(facts: CaseFacts) {
  return subject('Case', { ...facts });
}

function scopeOf(staff: Staff): Record<string, unknown> {
  return {
    ...regionsOf(staff),
    ...(staff.kinds.length > 0 && { kind: { $in: staff.kinds } }),
  };
}

function kindsOf(staff: Staff): readonly CaseKind[] {
  return staff.kinds.length > 0 ? staff.kinds : CASE_KINDS;
}

function regionsOf(staff: Staff): Record<string, unknown> {
  return staff.regions.length === 0 ? {} : { region: { $in: [...staff.regions, NO_REGION] } };
}

function ownRegions(staff: Staff): Record<string, unknown> {
  return staff.regions.length === 0 ? {} : { region: { $in: staff.regions } };
}
