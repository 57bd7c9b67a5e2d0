import type { PhoneBinding } from '../../server/contract/phones.ts';

/** A binding as a bar; `start` and `width` in percent of the axis. */
export interface BindingBar {
  binding: PhoneBinding;
  start: number;
  width: number;
}

/** A year's mark on the axis, in percent. */
export interface YearMark {
  year: number;
  at: number;
}

/** The least width that can be seen. */
const THIN = 0.8;
const MOST_MARKS = 7;

/** Lays bindings along one axis from the earliest to `now`, the newest first, with a few years marked. Pure. */
export function bindingBars(
  bindings: readonly PhoneBinding[],
  now: number,
): { bars: BindingBar[]; marks: YearMark[] } {
  const starts = bindings.map(({ boundAt }) => Date.parse(boundAt));
  const first = Math.min(now - 1, ...starts);
  const place = (at: number) => Math.min(100, Math.max(0, ((at - first) / (now - first)) * 100));
  const bars = bindings.map((binding) => {
    const from = place(Date.parse(binding.boundAt));
    const to = place(binding.releasedAt === null ? now : Date.parse(binding.releasedAt));
    const width = Math.max(THIN, to - from);
    return { binding, start: Math.min(from, 100 - width), width };
  });
  return { bars, marks: yearMarks(first, now, place) };
}

function yearMarks(first: number, now: number, place: (at: number) => number): YearMark[] {
  const [from, to] = [new Date(first).getUTCFullYear() + 1, new Date(now).getUTCFullYear()];
  const step = Math.max(1, Math.ceil((to - from + 1) / MOST_MARKS));
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  return years
    .filter((year) => (to - year) % step === 0)
    .map((year) => ({ year, at: place(Date.UTC(year, 0, 1)) }));
}
