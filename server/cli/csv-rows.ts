import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** One row of a table by its column names. */
export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file, one after another, never the whole file. A byte-order mark and stray quotes are tolerated. */
export async function* readCsvRows(file: string, delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = createReadStream(file);
  source.once('error', (error) => parser.destroy(error));
  for await (const row of source.pipe(parser)) yield row as CsvRow;
}
