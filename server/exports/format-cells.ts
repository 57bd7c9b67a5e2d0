import type { Column, Value } from './dataset.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** A spreadsheet's cell takes no more characters than 32,767. */
const MOST_CHARACTERS = 32_000;
// What a spreadsheet would take for a formula, the full-width signs included.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Takes a text that a spreadsheet would run as a formula for what it is: a text. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** No longer than a spreadsheet's cell; what was cut ends with an ellipsis. */
export function fitCell(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}

/** Writes UTC milliseconds as ISO 8601 with the offset that the zone has then. */
export function instantIn(zone: string): (ms: number) => string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    timeZoneName: 'longOffset',
    hour: 'numeric',
  });
  const known = new Map<number, { ms: number; text: string }>();
  // An offset is asked for once an hour: the library takes longer for it than all else in a row.
  const offsetAt = (ms: number) => {
    const hour = Math.floor(ms / (HOUR_MS / 4));
    const found = known.get(hour);
    if (found !== undefined) return found;
    const name = parts.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const text = name === 'GMT' ? '+00:00' : name.slice(3, 9);
    const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
    const offset = { ms: (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000, text };
    if (known.size > 10_000) known.clear();
    known.set(hour, offset);
    return offset;
  };
  return (ms) => {
    const offset = offsetAt(ms);
    return `${new Date(ms + offset.ms).toISOString().slice(0, -1)}${offset.text}`;
  };
}

/** A row's values as they are written: instants in the zone, all else as it is. */
export function formatRow(
  columns: readonly Column[],
  row: readonly Value[],
  instant: (ms: number) => string,
): Value[] {
  return row.map((value, index) =>
    value !== null && columns[index]?.kind === 'instant' ? instant(Number(value)) : value,
  );
}
