import type { Say } from '../ui/texts.ts';
import type { RecoveryNames } from './recovery-fields-props.ts';
import type { recoveryMessages } from './recovery-messages.ts';

const VERDICTS = ['vouched', 'declined', 'withdrawn', 'named'] as const;

/** What a line of a recovery's history adds: who vouched, what was proven, which risk a decision saw, who objected. */
export function historyText(
  details: Record<string, unknown>,
  names: RecoveryNames,
  t: Say<typeof recoveryMessages>,
  channelText: (channel: string) => string,
): string {
  const { friend, verdict, have, needed, evidence, risk, settingsVersion, channel, decision } = details;
  const known = VERDICTS.find((one) => one === verdict);
  if (typeof friend === 'string' && known !== undefined)
    return t('recovery.history.friend', {
      friend,
      verdict: t(`recovery.verdict.${known}`),
      have: Number(have),
      needed: Number(needed),
    });
  if (typeof channel === 'string') return channelText(channel);
  if (typeof risk === 'number')
    return t('recovery.history.basis', { risk, version: Number(settingsVersion) });
  if (typeof evidence === 'string' && decision === undefined)
    return t('recovery.history.proof', { method: names.evidence(evidence) });
  return '';
}
