// Drawn text cannot be measured without a browser, and a layout that is pure can be tested: widths are estimated,
// a little on the wide side, so that what fits here fits on the screen.
const WIDE =
  /[\u1100-\u115f\u2190-\u21ff\u2600-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Estimated width of one line of text, in pixels, at a font size in pixels. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += letterEms(letter);
  return ems * size;
}

function letterEms(letter: string): number {
  if (WIDE.test(letter) || (letter.codePointAt(0) ?? 0) > 0xffff) return 1.02;
  if (letter === ' ') return 0.3;
  if (/[.,:;'|!il·()[\]fjrt]/.test(letter)) return 0.38;
  if (/[MW@%mw]/.test(letter)) return 0.86;
  return /[A-Z]/.test(letter) ? 0.66 : 0.57;
}

/** The text, cut with an ellipsis where it is wider than `width` pixels. */
export function shortenText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** At most `most` lines no wider than `width`; words stay whole where they can, Chinese breaks anywhere. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((one) => shortenText(one, width, size));
  const rest = lines.slice(most - 1).join(text.includes(' ') ? ' ' : '');
  return [...lines.slice(0, most - 1), rest].map((one) => shortenText(one, width, size));
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let word = '';
  for (const letter of text) {
    if (WIDE.test(letter)) {
      if (word !== '') pieces.push(word);
      word = '';
      pieces.push(letter);
    } else {
      word += letter;
      if (letter === ' ') {
        pieces.push(word);
        word = '';
      }
    }
  }
  if (word !== '') pieces.push(word);
  return pieces;
}
