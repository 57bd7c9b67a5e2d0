/**
 * Orders two texts by code point, as UTF-8 bytes and PostgreSQL's `COLLATE "C"` do (domain, section 2, "Order").
 * JavaScript's own `<` compares UTF-16 units, which puts U+1F600 before U+FF5E; the databases do not.
 */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above U+FFFF, so they rank above the units U+E000 to U+FFFF.
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
