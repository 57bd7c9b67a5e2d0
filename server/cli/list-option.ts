/** `a,b` as a list; an empty text is an empty list, which for regions and kinds means all. */
export function listOption(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
