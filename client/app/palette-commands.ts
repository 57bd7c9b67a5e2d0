/** One line of the palette. */
export interface Command {
  id: string;
  label: string;
  hint: string;
  run: () => void;
}

const NUMBER = /^#?\d{1,32}$/;

/** The digits of a typed case or account number; null when it is not a number. */
export function typedNumber(typed: string): string | null {
  const text = typed.trim();
  return NUMBER.test(text) ? text.replace('#', '') : null;
}

const PHONE = /^(\+\d[\d\s-]{5,18}|1[3-9]\d{9})$/;

/** A typed phone number: with a country code, or 11 mainland digits; null when it is none. */
export function typedPhone(typed: string): string | null {
  const text = typed.trim();
  return PHONE.test(text) ? text : null;
}

/** The commands whose label holds every word typed, in their order. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return commands.filter((command) => words.every((word) => command.label.toLowerCase().includes(word)));
}
