const TWO_CHARACTER_SURNAMES = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '令狐',
  '夏侯',
]);

/** `+8613812345678` -> `138****5678`; other countries keep their code: `+1 ****0123`. */
export function maskPhone(e164: string): string {
  const mainland = /^\+86(\d{3})\d{4}(\d{4})$/.exec(e164);
  if (mainland !== null) return `${mainland[1]}****${mainland[2]}`;
  return `${e164.slice(0, 3)}****${e164.slice(-4)}`;
}

/** `张伟` -> `张*`, `欧阳娜娜` -> `欧阳**`; other scripts keep their first letter. */
export function maskName(name: string): string {
  const letters = Array.from(name);
  const shown = letters.length > 2 && TWO_CHARACTER_SURNAMES.has(letters.slice(0, 2).join('')) ? 2 : 1;
  return letters.slice(0, shown).join('') + '*'.repeat(Math.max(1, letters.length - shown));
}

/** Hides what looks like a phone, card or ID number in free text that staff type. */
export function maskFreeText(text: string): string {
  return text.replaceAll(/(?<!\d)(\+?\d[\d -]{9,21}[\dXx])(?!\d)/g, (run) => {
    const digits = run.replaceAll(/[^\dXx]/g, '');
    return digits.length < 11 ? run : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  });
}
