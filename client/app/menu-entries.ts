import type { Ability, SubjectName } from '../../server/contract/ability.ts';
import type { Counts } from '../api/useCounts.ts';
import type { TextKey } from '../ui/texts.ts';
import type { shellMessages } from '../i18n/shell-messages.ts';

type ShellKey = TextKey<(typeof shellMessages)['en']>;

/** How much waits behind the pages. */
export type MenuCounts = Counts & { alerts: number; harm: number | null };

export interface MenuEntry {
  to: string;
  label: ShellKey;
  group: 'top' | 'data' | 'platform' | 'house';
  visible: (ability: Ability) => boolean;
  /** Null where nothing waits for this person. */
  count?: (counts: MenuCounts) => { n: number; isMore: boolean } | null;
}

const reads = (subject: SubjectName) => (ability: Ability) => ability.can('read', subject);

/** Whether cases come to this person to be worked on. */
export function worksCases(ability: Ability): boolean {
  return ability.can('claim', 'Case');
}

/** The pages in the order of the menu; the ability decides which of them are shown. */
export const MENU: readonly MenuEntry[] = [
  {
    to: '/',
    label: 'shell.work',
    group: 'top',
    visible: worksCases,
    count: ({ mine }) => ({ n: mine, isMore: false }),
  },
  {
    to: '/cases',
    label: 'shell.cases',
    group: 'top',
    visible: reads('Case'),
    count: ({ open, openIsMore }) => ({ n: open, isMore: openIsMore }),
  },
  { to: '/phones/bulks', label: 'shell.bulks', group: 'top', visible: reads('PhoneBulk') },
  { to: '/brakes', label: 'shell.brakes', group: 'top', visible: reads('Brake') },
  { to: '/dashboard', label: 'shell.metrics', group: 'data', visible: reads('Metrics') },
  {
    to: '/alerts',
    label: 'shell.alerts',
    group: 'data',
    visible: reads('Alert'),
    count: ({ alerts }) => ({ n: alerts, isMore: false }),
  },
  { to: '/floor', label: 'shell.floor', group: 'data', visible: reads('Floor') },
  {
    to: '/quality',
    label: 'shell.quality',
    group: 'data',
    visible: reads('Quality'),
    count: ({ harm }) => (harm === null ? null : { n: harm, isMore: false }),
  },
  { to: '/flows', label: 'shell.flows', group: 'data', visible: reads('Flow') },
  { to: '/deliveries', label: 'shell.deliveries', group: 'platform', visible: reads('Delivery') },
  { to: '/quarantine', label: 'shell.quarantine', group: 'platform', visible: reads('Quarantine') },
  { to: '/keys', label: 'shell.keys', group: 'platform', visible: reads('Key') },
  { to: '/staff', label: 'shell.staff', group: 'house', visible: reads('Staff') },
  { to: '/audit', label: 'shell.audit', group: 'house', visible: reads('AuditEntry') },
  { to: '/reviews', label: 'shell.reviews', group: 'house', visible: reads('Review') },
  { to: '/exports', label: 'shell.exports', group: 'house', visible: reads('Export') },
  { to: '/retention', label: 'shell.retention', group: 'house', visible: reads('Hold') },
  { to: '/settings', label: 'shell.settings', group: 'house', visible: reads('Setting') },
];

/** Where a person begins: their own work, else the first page that is theirs. */
export function homeOf(ability: Ability): string {
  return MENU.find((entry) => entry.visible(ability))?.to ?? '/cases';
}
