/** Remembers where each page of a list begins, so that pages can be numbered over an API that knows only "what follows". */
export class CursorBook {
  readonly #lists = new Map<string, Map<number, string>>();

  /** The cursor of the page nearest before `page` that is known, and that page's number. */
  nearest(list: string, page: number): { page: number; cursor: string | undefined } {
    const known = this.#lists.get(list);
    for (let candidate = page; candidate > 1; candidate -= 1) {
      const cursor = known?.get(candidate);
      if (cursor !== undefined) return { page: candidate, cursor };
    }
    return { page: 1, cursor: undefined };
  }

  /** Notes where the page after `page` begins; null: there is none. */
  note(list: string, page: number, nextCursor: string | null): void {
    const known = this.#lists.get(list) ?? new Map<number, string>();
    if (nextCursor === null) known.delete(page + 1);
    else known.set(page + 1, nextCursor);
    this.#lists.set(list, known);
  }

  forget(): void {
    this.#lists.clear();
  }
}
