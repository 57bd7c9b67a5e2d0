import { isIP, isIPv4 } from 'node:net';
import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { Vault } from '../vault/vault.ts';
import type { Marks } from './recovery-policy.ts';

/** An account seen with a device or phone, by fingerprint. */
export interface MarkRow {
  account_id: string;
  field: string;
  fingerprint: string;
  last_seen_at: number;
}

const MOST_MARKS = 2_000;

/** The marks of these accounts, the latest first. */
export async function readMarks(db: Reader, accountIds: readonly string[]): Promise<MarkRow[]> {
  const query = db<MarkRow>('fingerprints').whereIn('field', ['device', 'phone']);
  whereTextIn(db, query, 'account_id', accountIds);
  return query.orderBy('last_seen_at', 'desc').limit(MOST_MARKS);
}

/** One account's marks: its phone, its devices since then, and where it spoke from. */
export function marksOf(
  rows: readonly MarkRow[],
  accountId: string,
  since: number,
  spoke: { device: string | null; network: string | null } | undefined,
): Marks {
  const own = rows.filter((row) => row.account_id === accountId);
  const devices = own.filter((row) => row.field === 'device' && row.last_seen_at >= since);
  return {
    device: [
      ...new Set([...devices.map((row) => row.fingerprint), ...(spoke?.device ? [spoke.device] : [])]),
    ],
    network: spoke?.network ? [spoke.network] : [],
    phone: own.filter((row) => row.field === 'phone').map((row) => row.fingerprint),
  };
}

/** Fingerprints of where somebody spoke from: the device, and the address's network (/24, or /48 of IPv6). */
export function spokenFrom(
  vault: Vault,
  { deviceId, ip }: { deviceId?: string | undefined; ip?: string | undefined },
): { device: string | null; network: string | null } {
  return {
    device: deviceId === undefined ? null : vault.fingerprint('device', deviceId),
    network: ip === undefined || isIP(ip) === 0 ? null : vault.fingerprint('ip', networkOf(ip)),
  };
}

function networkOf(ip: string): string {
  if (isIPv4(ip)) return `${ip.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail = ''] = ip.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = ip.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  const groups = [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 3).join(':')}::/48`;
}
