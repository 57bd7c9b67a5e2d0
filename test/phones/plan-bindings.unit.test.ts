import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import { planBindings, type Wanted } from '../../server/phones/plan-bindings.ts';

const ACCOUNTS = ['a', 'b', 'c'];
const NUMBERS = ['x', 'y', null];

/** The record as a plan leaves it: what the database would hold. */
class Books {
  rows: PhoneBindingRecord[] = [];
  #made = 0;

  take(wanted: readonly Wanted[], now: number): void {
    const plan = planBindings(wanted, {
      current: new Map(this.rows.filter((row) => row.is_current === 1).map((row) => [row.account_id, row])),
      holder: new Map(this.rows.filter((row) => row.holds === 1).map((row) => [row.fingerprint, row])),
      lost: new Map(
        this.rows
          .filter((row) => row.release_reason === 'taken_over')
          .map((row) => [`${row.account_id} ${row.fingerprint}`, row.released_at ?? 0]),
      ),
    });
    for (const { id, reason } of plan.released)
      this.#set(id, { is_current: 0, holds: 0, state: 'released', release_reason: reason, released_at: now });
    for (const { id, wanted: one, holds } of plan.changed)
      this.#set(id, { state: one.state, holds: Number(holds), verified_at: one.verifiedAt });
    for (const { wanted: one, holds } of plan.added)
      this.rows.push({
        id: String((this.#made += 1)),
        account_id: one.accountId,
        phone: '',
        fingerprint: one.fingerprint ?? '',
        state: one.state,
        is_current: 1,
        holds: Number(holds),
        bound_at: now,
        verified_at: one.verifiedAt,
        verified_by: null,
        trusted_since: null,
        released_at: null,
        release_reason: null,
        reassigned_at: null,
        source: 'platform',
        case_id: null,
      });
  }

  #set(id: string, set: Partial<PhoneBindingRecord>): void {
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...set } : row));
  }
}

const said = fc.record({
  accountId: fc.constantFrom(...ACCOUNTS),
  fingerprint: fc.constantFrom(...NUMBERS),
  state: fc.constantFrom('verified' as const, 'unverified' as const, 'cooling' as const),
  verifiedAt: fc.option(fc.integer({ min: 1, max: 30 })),
  verifiedBy: fc.constant(null),
});
/** One batch names each account once, as `putAccounts` does. */
const batch = fc.uniqueArray(said, { selector: (one) => one.accountId, maxLength: 3 });

describe('Whatever the platform says of phones, and in whatever order', () => {
  it('a number has one holder at most, and an account one number', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 12 }), (batches) => {
        const books = new Books();
        for (const [index, wanted] of batches.entries()) {
          books.take(wanted, index * 3);
          const holders = books.rows.filter((row) => row.holds === 1);
          const current = books.rows.filter((row) => row.is_current === 1);
          expect(new Set(holders.map((row) => row.fingerprint)).size).toBe(holders.length);
          expect(new Set(current.map((row) => row.account_id)).size).toBe(current.length);
          expect(holders.every((row) => row.is_current === 1 && row.state !== 'unverified')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the same said again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 8 }), batch, (batches, last) => {
        const books = new Books();
        for (const [index, wanted] of batches.entries()) books.take(wanted, index);
        books.take(last, 50);
        const before = books.rows;
        books.take(last, 51);
        expect(books.rows).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});
