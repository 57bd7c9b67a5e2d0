export type CsvCell = string | number | null;

// A spreadsheet would take such a cell for a formula.
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read Chinese; no cell becomes a formula. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
