/** The instant (ISO 8601, UTC) at which a day such as `2026-11-20` begins in the viewer's zone, or so many days later. */
export function startOfDay(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** `from` and `to` of whole days in the viewer's zone, as lists take them; an empty day leaves that end open. */
export function spanOfDays(from: string, to: string): { from?: string; to?: string } {
  return {
    ...(from !== '' && { from: startOfDay(from) }),
    ...(to !== '' && { to: startOfDay(to, 1) }),
  };
}
