import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditActionsEn } from '../../client/audit/audit-action-messages.ts';
import { CASE_ACTIONS } from '../../server/contract/case-states.ts';
import { filesBelow } from '../support/read-imports.ts';

// An action stands in the code as a text of two words, as in `action: 'key.create'`.
const ACTION = /action:? *(?:=|:)? *'([a-z]+\.[a-z_]+)'/gi;

describe('every action that the product writes into the record', () => {
  test('has a sentence in the console', () => {
    const written = filesBelow('server').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(ACTION)].map(([, action = '']) => action),
    );
    expect(new Set(written).size).toBeGreaterThan(25);
    const silent = [...new Set(written)].filter(
      (action) =>
        !Object.hasOwn(auditActionsEn, action.replaceAll('.', '_')) &&
        !CASE_ACTIONS.some((one) => action === `case.${one}`),
    );
    expect(silent).toEqual([]);
  });
});
