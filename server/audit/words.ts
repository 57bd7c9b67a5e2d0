const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * A text as the search keeps it: words in lower case, and Chinese runs as each pair of neighbours and the last
 * character, so that a word of two characters is found inside any sentence.
 */
export function wordsOf(text: string): string {
  return runsOf(text)
    .flatMap((run) => (HAN.test(run) ? [...pairsOf(run), Array.from(run).at(-1) ?? ''] : [run]))
    .join(' ');
}

/** One thing that must stand in a text: words one after another, the last of which may go on where `open`. */
export interface Phrase {
  words: string;
  open: boolean;
}

/** What a search asks for: each part between spaces must occur. No letter or digit at all gives nothing. */
export function phrasesOf(query: string): Phrase[] {
  return query.split(/\s+/).flatMap((part) => {
    const runs = runsOf(part);
    if (runs.length === 0) return [];
    const [last = ''] = runs.slice(-1);
    // A single Chinese character begins a pair, or ends its run; a word is found by its beginning.
    const open = !HAN.test(last) || Array.from(last).length === 1;
    const words = runs.flatMap((run) => (HAN.test(run) && Array.from(run).length > 1 ? pairsOf(run) : [run]));
    return [{ words: words.join(' '), open }];
  });
}

function runsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];
}

function pairsOf(run: string): string[] {
  const letters = Array.from(run);
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
