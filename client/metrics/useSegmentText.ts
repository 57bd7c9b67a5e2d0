import { useCallback } from 'react';
import { useRegionName } from '../catalogue/useRegionName.ts';
import type { SegmentNames } from './headline-text.ts';

const CHANNELS: Readonly<Record<string, string>> = { android: 'Android', ios: 'iOS', web: 'Web', pc: 'PC' };

/** A channel as people write it; one that the platform named itself stands for itself. */
export function channelText(channel: string): string {
  return CHANNELS[channel] ?? channel;
}

/** Says a segment in one go: "Android 9.1.25, Guangdong". */
export function useSegmentText(): (segment: SegmentNames) => string {
  const region = useRegionName();
  return useCallback(
    ({ channel, clientVersion, region: code }) =>
      [
        ...(channel === undefined ? [] : [channelText(channel)]),
        ...(clientVersion === undefined ? [] : [clientVersion]),
        ...(code === undefined ? [] : [region(code)]),
      ].join(' '),
    [region],
  );
}
