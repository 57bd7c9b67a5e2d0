import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { ProblemError } from '../platform/problem-error.ts';

/** One line of the file: `line` as people count it, the header being the first. */
export interface CsvLine {
  line: number;
  number: string;
  /** UTC ms; null where none is given or it is no date. */
  referenceAt: number | null;
}

/** Characters that are parsed at once. */
const PIECE = 16_384;
const NUMBER = ['number', 'phone', '号码', '手机号', '手机号码'];
const REFERENCE = ['reference_date', '参考日期', '二次放号日期'];

/**
 * The lines of a carrier's file, one after another, so that a long one is never in memory twice. Takes UTF-8, with or
 * without a byte order mark, and GBK; comma, semicolon or tab. Throws `csv_unreadable` and `csv_columns_wrong`.
 */
export async function* readCsv(bytes: Buffer): AsyncGenerator<CsvLine> {
  const rows = parse({
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
  });
  // In pieces: what is parsed waits in memory until it is taken.
  Readable.from(piecesOf(decode(bytes))).pipe(rows);
  let places: { number: number; reference: number } | null = null;
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (places === null) places = placesOf(record);
      else
        yield {
          line: info.lines,
          number: record[places.number] ?? '',
          referenceAt: dateOf(record[places.reference] ?? ''),
        };
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('csv_unreadable');
  }
  if (places === null) throw new ProblemError('csv_columns_wrong');
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function decode(bytes: Buffer): string {
  // A workbook, a picture or UTF-16 has zero bytes; no CSV in these encodings does.
  if (bytes.includes(0)) throw new ProblemError('csv_unreadable');
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  const text = iconv.decode(bytes, 'gb18030');
  if (text.includes('\uFFFD')) throw new ProblemError('csv_unreadable');
  return text;
}

function placesOf(header: readonly string[]): { number: number; reference: number } {
  const names = header.map((name) => name.trim().toLowerCase());
  const number = names.findIndex((name) => NUMBER.includes(name));
  if (number < 0) throw new ProblemError('csv_columns_wrong');
  return { number, reference: names.findIndex((name) => REFERENCE.includes(name)) };
}

function dateOf(text: string): number | null {
  const parts = /^(\d{4})[-/年]?(\d{1,2})[-/月]?(\d{1,2})日?$/.exec(text);
  if (parts === null) return null;
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return Number.isNaN(at) ? null : at;
}
