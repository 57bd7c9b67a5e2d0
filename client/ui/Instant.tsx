import { absoluteInstant } from './time-format.ts';
import { useLocale } from './texts.ts';
import { type InstantStyle, useInstantText } from './useInstantText.ts';
import { useNow } from './useNow.ts';

/** An instant as people say it, in the viewer's zone; the absolute time is in its tooltip. */
export function Instant({ at, style = 'calendar' }: { at: string | null; style?: InstantStyle }) {
  const say = useInstantText();
  const locale = useLocale();
  const now = useNow();
  if (at === null) return <span>–</span>;
  return (
    <time dateTime={at} title={absoluteInstant(at, locale)}>
      {say(at, now, style)}
    </time>
  );
}
