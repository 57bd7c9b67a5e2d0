import { expect, test } from 'vitest';
import { repeatFinding } from '../../server/phones/brake-policy.ts';

const act = (caseId: number, accountId: string, staffId: string) => ({
  case_id: caseId,
  account_id: accountId,
  staff_id: staffId,
});
const find = (...earlier: ReturnType<typeof act>[]) =>
  repeatFinding('number', 9, 'me', earlier, { repeatAccounts: 3 });

test('one earlier case of the same person holds the case', () => {
  expect(find(act(1, 'a', 'you'), act(2, 'b', 'me'), act(2, 'b', 'me'))).toMatchObject({
    kind: 'same_number',
    figure: 1,
    earlier: [2],
    caseId: 9,
  });
});

test('cases that others handled hold it from so many accounts on, however many cases one account had', () => {
  expect(find(act(1, 'a', 'you'), act(2, 'a', 'they'), act(3, 'b', 'you'))).toBeNull();
  expect(find(act(1, 'a', 'you'), act(2, 'a', 'they'), act(3, 'b', 'you'), act(4, 'c', 'you'))).toMatchObject(
    {
      kind: 'shared_number',
      figure: 3,
      limit: 3,
      earlier: [1, 2, 3, 4],
    },
  );
});
