import type { RowPage, Value } from './dataset.ts';

/** The rows of a set, given out in parts of so many; it looks one page ahead, so that no part is begun in vain. */
export class RowSource {
  readonly #pages: AsyncIterator<RowPage>;
  readonly #onPage: (page: RowPage) => Promise<void>;
  #waiting: Value[][] = [];
  #isOver = false;

  constructor(pages: AsyncGenerator<RowPage>, onPage: (page: RowPage) => Promise<void>) {
    this.#pages = pages;
    this.#onPage = onPage;
  }

  /** Whether more rows follow. */
  async hasMore(): Promise<boolean> {
    while (this.#waiting.length === 0 && !this.#isOver) {
      const next = await this.#pages.next();
      if (next.done === true) this.#isOver = true;
      else {
        this.#waiting = next.value.rows;
        await this.#onPage(next.value);
      }
    }
    return this.#waiting.length > 0;
  }

  /** The next `limit` rows at most. */
  async *take(limit: number): AsyncGenerator<Value[][]> {
    for (let left = limit; left > 0 && (await this.hasMore()); ) {
      const rows = this.#waiting.slice(0, left);
      this.#waiting = this.#waiting.slice(left);
      left -= rows.length;
      yield rows;
    }
  }
}
