import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import type { ExportRequest } from '../contract/exports.ts';
import type { Column, Value } from './dataset.ts';
import { fitCell, formatRow, instantIn, withoutFormula } from './format-cells.ts';

/** Rows become bytes as they come; what is asked for next is read only then. */
export type Encode = (rows: AsyncIterable<Value[][]>) => AsyncIterable<Uint8Array>;

/** The way of this request's format. */
export function encoderOf(request: ExportRequest, columns: readonly Column[]): Encode {
  const instant = instantIn(request.zone);
  const format = (row: readonly Value[]) => formatRow(columns, row, instant);
  switch (request.format) {
    case 'csv':
      return (pages) => encodeCsv(pages, columns, format, request.encoding);
    case 'ndjson':
      return (pages) => encodeNdjson(pages, columns, format);
    case 'xlsx':
      return (pages) => encodeXlsx(pages, columns, format, request.dataset);
  }
}

type Format = (row: readonly Value[]) => Value[];

// A batch a page: a stream of single rows took fifteen times as long.
async function* encodeCsv(
  pages: AsyncIterable<Value[][]>,
  columns: readonly Column[],
  format: Format,
  encoding: ExportRequest['encoding'],
): AsyncGenerator<Uint8Array> {
  const bytesOf = (text: string) =>
    encoding === 'gbk' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
  const textOf = (rows: Value[][]) => stringify(rows, { record_delimiter: 'windows' });
  if (encoding === 'utf8_bom') yield Buffer.from([0xef, 0xbb, 0xbf]);
  yield bytesOf(textOf([columns.map((column) => column.name)]));
  for await (const rows of pages)
    if (rows.length > 0) yield bytesOf(textOf(rows.map((row) => format(row).map(harmless))));
}

async function* encodeNdjson(
  pages: AsyncIterable<Value[][]>,
  columns: readonly Column[],
  format: Format,
): AsyncGenerator<Uint8Array> {
  for await (const rows of pages) {
    const lines = rows.map((row) => {
      const values = format(row);
      return `${JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, values[index]])))}\n`;
    });
    if (lines.length > 0) yield Buffer.from(lines.join(''), 'utf8');
  }
}

async function* encodeXlsx(
  pages: AsyncIterable<Value[][]>,
  columns: readonly Column[],
  format: Format,
  name: string,
): AsyncGenerator<Uint8Array> {
  async function* rows() {
    for await (const page of pages)
      for (const row of page)
        yield format(row).map((value) =>
          typeof value === 'string' ? fitCell(withoutFormula(value)) : value,
        );
  }
  const stream = writeXlsxStream(rows(), {
    name,
    columns: columns.map((column) => ({ header: column.name })),
    freezePane: { rows: 1 },
  });
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) yield chunk;
}

function harmless(value: Value): Value {
  return typeof value === 'string' ? withoutFormula(value) : value;
}
