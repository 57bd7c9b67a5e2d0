import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import of one of our files by another; both are paths from the repository's root. */
export interface OwnImport {
  from: string;
  to: string;
}

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** Every relative import below a folder, also of types. */
export function readImports(folder: string): OwnImport[] {
  return filesBelow(folder).flatMap((from) => importsOf(from, readFileSync(from, 'utf8')));
}

/** The relative imports of one file's text. */
export function importsOf(from: string, text: string): OwnImport[] {
  return [...text.matchAll(IMPORT)].map((found) => ({
    from,
    to: normalize(join(dirname(from), found[1] ?? '')),
  }));
}

/** Source files below a folder, from the repository's root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => normalize(join(entry.parentPath, entry.name)));
}
