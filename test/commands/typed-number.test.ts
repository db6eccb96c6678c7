// The number that is typed before many changes of one column, although they are a small share of the tab.

import { officeWith, reviewOf, type } from './edited-office';

test.each([
  [499, null],
  [500, { number: 500, why: 'many', field: 'status' }],
])(
  '%d changes of a column in a tab of 2,000',
  (edits, asked) => {
    const office = officeWith(2_000);
    for (let row = 2; row < 2 + edits; row += 1) type(office, row, 'status', 'Completed');
    const review = reviewOf(office);
    expect([review.changes.length, review.typedConfirmation]).toEqual([edits, asked]);
  },
  120_000,
);
