// Who is due for a follow-up on a given day, where the rule and its formula do not say it together.

import { dueRows, type FollowUpRow, followUpOf } from '../../src/sync/follow-ups';
import { rowNumberOf } from '../../src/sync/model';

const TODAY = 46_000;
const RULE = { statuses: [2], most: 3, days: 7 };
const row = (number: number, more: Partial<FollowUpRow> = {}): FollowUpRow => ({
  row: rowNumberOf(number),
  id: `c-${number}`,
  name: `Sample ${number}`,
  email: `${number}@example.test`,
  status: 2,
  answered: false,
  lastSent: TODAY - 10,
  count: 0,
  typed: null,
  ...more,
});

test('an email sent today counts from today, and one dated tomorrow is unclear', () => {
  expect(followUpOf(row(2, { lastSent: TODAY }), RULE, TODAY)).toEqual({ is: 'later', day: TODAY + 7 });
  expect(followUpOf(row(2, { lastSent: TODAY + 1 }), RULE, TODAY)).toEqual({ is: 'unclear', why: 'sent-in-future' });
});

test('two rows of one creator are named once, by the creator; one address of two creators by the address', () => {
  const twice = [row(2), row(3, { id: 'c-2', email: '2@example.test' })];
  expect(dueRows(twice, RULE, TODAY).duplicates).toEqual([{ by: 'creator', text: 'Sample 2', rows: [2, 3] }]);
  const shared = [row(2), row(3, { email: ' 2@EXAMPLE.test' }), row(4)];
  expect(dueRows(shared, RULE, TODAY).duplicates).toEqual([{ by: 'email', text: '2@example.test', rows: [2, 3] }]);
});
