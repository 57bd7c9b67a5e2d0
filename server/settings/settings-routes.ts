import type { Database } from '../../db/connection.ts';
import {
  settingsSchema,
  settingsVersionSchema,
  webhookInputSchema,
  webhookSchema,
} from '../contract/settings.ts';
import type { Clock } from '../platform/clock.ts';
import { can, type Route, route } from '../platform/route.ts';
import type { Vault } from '../vault/vault.ts';
import { FIGURES, readSettings } from './read-settings.ts';
import { findSetting } from './setting-store.ts';
import { presentWebhook, writeWebhook } from './webhook-settings.ts';
import { writeSettings } from './write-settings.ts';

export interface SettingsDeps {
  db: Database;
  vault: Vault;
  clock: Clock;
}

/** The domain's figures, and where commands go. */
export function settingsRoutes({ db, vault, clock }: SettingsDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/settings',
      summary: 'The figures that admins may change',
      permission: can('read', 'Setting'),
      response: settingsSchema,
      handler: () => readSettings(db.read),
    }),
    route({
      method: 'get',
      path: '/api/settings/version',
      summary: 'How often the figures were set; decisions on recoveries keep the version they saw',
      permission: can('read', 'Setting'),
      response: settingsVersionSchema,
      handler: async () => ({ version: (await findSetting(db.read, FIGURES))?.version ?? 0 }),
    }),
    route({
      method: 'put',
      path: '/api/settings',
      summary: 'Set the figures; what is left out goes back to its default',
      permission: can('update', 'Setting'),
      body: settingsSchema,
      response: settingsSchema,
      handler: async ({ actor, body }) => {
        await db.write((tx) => writeSettings(tx, clock(), actor, body));
        return body;
      },
    }),
    route({
      method: 'get',
      path: '/api/webhook',
      summary: 'Where commands to the platform go',
      permission: can('read', 'Setting'),
      response: webhookSchema,
      handler: () => presentWebhook(db.read),
    }),
    route({
      method: 'put',
      path: '/api/webhook',
      summary: 'Set where commands go; without a secret the old one stays',
      permission: can('update', 'Setting'),
      body: webhookInputSchema,
      response: webhookSchema,
      handler: async ({ actor, body }) => {
        await db.write((tx) => writeWebhook(tx, vault, clock(), actor, body));
        return presentWebhook(db.read);
      },
    }),
  ];
}
