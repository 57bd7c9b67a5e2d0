import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Settings } from '../contract/settings.ts';
import type { Actor } from '../platform/actor.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { FIGURES, readSettings } from './read-settings.ts';
import { storeSetting } from './setting-store.ts';

/** Sets the domain's figures, all of them; the same again writes nothing. On the record are those that changed. */
export async function writeSettings(tx: Tx, now: number, actor: Actor, settings: Settings): Promise<void> {
  await lockNames(tx, [`setting:${FIGURES}`]);
  const before = await readSettings(tx);
  const changed = (Object.keys(settings) as (keyof Settings)[]).filter(
    (name) => canonicalJson(before[name]) !== canonicalJson(settings[name]),
  );
  if (changed.length === 0) return;
  await storeSetting(tx, now, FIGURES, JSON.stringify(settings));
  const only = (all: Settings) => Object.fromEntries(changed.map((name) => [name, all[name]]));
  await appendAudit(tx, now, actor, {
    action: 'settings.write',
    subject: 'setting',
    subjectId: FIGURES,
    before: only(before),
    after: only(settings),
  });
}
