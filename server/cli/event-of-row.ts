import type { CsvRow } from './csv-rows.ts';

/** How a table's columns become an event's fields. */
export interface RowMapping {
  flow: string;
  /** Column by field, such as `{ accountId: 'Case' }`. */
  columns: Readonly<Record<string, string>>;
  /** Fields that are the same in every row. */
  constants: Readonly<Record<string, string>>;
  /** Names by the text that stands in the table, for texts that no name can be made of. */
  names: Readonly<Record<string, string>>;
  /** Put before a row's number where no column gives the id. */
  idPrefix: string;
  /** IANA zone of times that carry none; without it such times are refused. */
  timeZone: string | null;
}

const NAME_FIELDS = new Set(['flow', 'step', 'outcome', 'reason']);

/** A row as the event that it says; what is wrong with it is found when the event is read. */
export function eventOfRow(row: CsvRow, rowNumber: number, mapping: RowMapping): Record<string, unknown> {
  const event: Record<string, unknown> = { flow: mapping.flow, id: `${mapping.idPrefix}${rowNumber}` };
  const take = (field: string, text: string | undefined) => {
    const value = text?.trim() ?? '';
    if (value !== '') event[field] = valueOf(field, value, mapping);
  };
  for (const [field, text] of Object.entries(mapping.constants)) take(field, text);
  for (const [field, column] of Object.entries(mapping.columns)) take(field, row[column]);
  return event;
}

/** `Insert ticket` -> `insert_ticket`; a name begins with a letter. */
export function nameOf(text: string): string {
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return (/^[a-z]/.test(name) || name === '' ? name : `s_${name}`).slice(0, 64);
}

function valueOf(field: string, text: string, mapping: RowMapping): unknown {
  if (field === 'evidence') return text.split(/[;|]/).map((one) => mapping.names[one.trim()] ?? nameOf(one));
  if (NAME_FIELDS.has(field)) return mapping.names[text] ?? nameOf(text);
  return field === 'occurredAt' ? instantOf(text, mapping.timeZone) : text;
}

/** ISO 8601 with a zone, of the usual ways to write a time; what it does not know is left as it is. */
export function instantOf(text: string, timeZone: string | null): string {
  if (/^\d{13}$/.test(text)) return new Date(Number(text)).toISOString();
  if (/^\d{10}$/.test(text)) return new Date(Number(text) * 1_000).toISOString();
  const parts =
    /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)([.,]\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
      text,
    );
  if (parts === null) return text;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone] =
    parts;
  const two = (part: string) => part.padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${fraction.replace(',', '.')}`;
  if (zone !== undefined) return local + zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return timeZone === null ? local : `${local}${offsetAt(local, timeZone)}`;
}

// Asked twice: the first guess may lie on the other side of a clock change.
function offsetAt(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local.slice(0, 19)}Z`);
  const minutes = offsetMinutes(asUtc - offsetMinutes(asUtc, timeZone) * 60_000, timeZone);
  const sign = minutes < 0 ? '-' : '+';
  const two = (part: number) => String(part).padStart(2, '0');
  return `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

function offsetMinutes(at: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const found = /([+-])(\d\d):(\d\d)/.exec(name ?? '');
  if (found === null) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}
