import { randomUUID } from 'node:crypto';
import type { CaseDetail, CaseRow } from '../../server/contract/cases.ts';
import { phoneSettingsSchema } from '../../server/contract/phone-settings.ts';
import { signWebhook } from '../../server/platform/webhook-signature.ts';
import type { Product } from '../support/product.ts';

const YEAR_MS = 365 * 86_400_000;

/** What the platform sends to a running product, signed with a key of its own. */
export interface Platform {
  send<T>(path: string, body: unknown): Promise<T>;
  /** Tells of an account with a phone that was proven a year ago, and of a trusted device. */
  knowAccount(accountId: string, phone: string, patch?: object): Promise<void>;
}

/** A key for the platform, made by an admin. */
export async function openPlatform(product: Product): Promise<Platform> {
  const admin = await product.signIn('D01');
  const scopes = ['events', 'accounts', 'requests'];
  const key = await product.call<{ id: string; secret: string }>(admin, 'POST', '/keys', {
    name: 'phone tests',
    scopes,
  });
  const send = async <T>(path: string, body: unknown): Promise<T> => {
    const text = JSON.stringify(body);
    const id = randomUUID();
    const seconds = Math.floor(Date.now() / 1_000);
    const answer = await fetch(`${product.url}/api/platform/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key.id}`,
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signWebhook(key.secret, id, seconds, text),
      },
      body: text,
    });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said}`);
    return JSON.parse(said) as T;
  };
  return {
    send,
    knowAccount: async (accountId, phone, patch = {}) => {
      const since = new Date(Date.now() - YEAR_MS).toISOString();
      const known = {
        accountId,
        state: 'normal',
        region: 'CN-44',
        realName: 'verified',
        registeredAt: since,
        phone,
        phoneState: 'verified',
        phoneProvenBy: 'sms_code',
        phoneVerifiedAt: since,
        waysIn: ['password'],
      };
      await send('/accounts', [{ ...known, ...patch }]);
      await send('/relations', [{ kind: 'trusted_device', accountId, deviceId: `d_${accountId}`, since }]);
    },
  };
}

/** The times of phones in seconds instead of hours, so that a test lives to see them. */
export async function hurry(product: Product, coolingSeconds: number): Promise<void> {
  const hours = coolingSeconds / 3_600;
  const phone = phoneSettingsSchema.parse({ coolingOffHours: hours, coolingOffHighRiskHours: hours });
  await product.set({ undoSeconds: 2, phone });
}

/** A senior opens a case for a caller, and a manager gives it to this person; answers its page. */
export async function openForCaller(
  product: Product,
  accountId: string,
  kind: 'phone_bind' | 'phone_change' | 'phone_unbind',
  to: string,
): Promise<string> {
  const opener = await product.signIn('S02');
  const reason = 'the caller asks for it';
  const { id } = await product.call<{ id: number }>(opener, 'POST', '/cases', { accountId, kind, reason });
  await assign(product, id, to);
  return `/cases/${id}/show`;
}

/** A manager gives a case to this person. */
export async function assign(product: Product, id: number, to: string): Promise<void> {
  const manager = await product.signIn('M01');
  const { version } = await product.call<CaseDetail>(manager, 'GET', `/cases/${id}`);
  await product.call<CaseRow>(manager, 'POST', `/cases/${id}/assign`, { to, version });
}

/** The platform asks for a change with everything in its place: owner proven, new number verified. Answers the case. */
export async function readyChange(platform: Platform, accountId: string, newPhone: string): Promise<number> {
  const id = `req_${accountId}`;
  const at = () => new Date().toISOString();
  const { caseId } = await platform.send<{ caseId: number }>('/requests', {
    id,
    kind: 'phone_change',
    accountId,
    openedAt: at(),
    params: { newPhone, oldProof: 'sms_code' },
  });
  const entered = { flow: 'phone_change', step: 'new_number_code', outcome: 'passed', requestId: id };
  await platform.send('/events', [{ id: `e_${accountId}`, accountId, occurredAt: at(), ...entered }]);
  return caseId;
}
