import { useText } from '../ui/texts.ts';
import { exportMessages } from './export-messages.ts';

/** What an export is narrowed by, as it was asked. */
export function FilterWords({ filter }: { filter: Record<string, unknown> }) {
  const t = useText(exportMessages);
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null);
  if (asked.length === 0) return <span>{t('exports.everything')}</span>;
  return (
    <span>
      {asked.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && ', '}
          {name} <strong>{shortOf(String(value))}</strong>
        </span>
      ))}
    </span>
  );
}

// Instants to the minute, in the viewer's zone.
function shortOf(value: string): string {
  if (!/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  return new Date(value).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' });
}
