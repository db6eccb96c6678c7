// A large change of one column is sent only after its number was typed.

import { confirm } from '../../src/commands/runs/confirm';
import { officeWith, reviewOf, type } from './edited-office';

/** A tab of 2,000 creators, that many of them with a new status: less than the share of a tab that requires the number on its own. */
function reviewed(edited: number) {
  const office = officeWith(2_000);
  for (let row = 2; row < 2 + edited; row += 1) type(office, row, 'status', 'Completed');
  return { office, review: reviewOf(office) };
}

describe('changes of one column', () => {
  it('from 500 on are sent if their number is typed, and not before', () => {
    const { office, review } = reviewed(500);
    expect(review).toMatchObject({ creators: 500, typedConfirmation: { number: 500, why: 'many', field: 'status' } });
    const { runId, digest } = review;
    const confirmed = (number: number | null) =>
      confirm(office.ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number });
    for (const number of [null, 0, 499, 501]) expect(confirmed(number)).toMatchObject({ ok: false });
    expect(office.crm.writes).toEqual([]);
    expect(confirmed(500)).toMatchObject({ ok: true });
    expect(office.finishSend(runId)).toMatchObject({ state: 'done', applied: 500 });
  });

  it('below that need no number', () => {
    const { office, review } = reviewed(499);
    expect(review.typedConfirmation).toBeNull();
    office.confirm(review);
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 499 });
  });
});
