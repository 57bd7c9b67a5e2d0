import type { Titles } from '../contract/names.ts';
import { HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** How long something takes, as a person outside reads it: whole hours, or whole minutes below one hour. `ms` of waiting. */
export function waitWords(ms: number): Titles {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS));
  if (minutes < 60)
    return { en: `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`, 'zh-CN': `${minutes} 分钟` };
  const hours = Math.round(ms / HOUR_MS);
  return { en: `${hours} ${hours === 1 ? 'hour' : 'hours'}`, 'zh-CN': `${hours} 小时` };
}
