// How a run ended is news until its person has seen it: a panel that was closed meanwhile shows it when it is opened again.

import { readState } from '../../src/commands/state';
import { must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const unseen = ({ ctx }: Office, seen?: string) => must(readState(ctx, { withEdits: false, ...(seen !== undefined && { seen }) })).unseen;

function sent() {
  const office = officeWith(3);
  type(office, 2, 'notes', 'mine');
  expect(unseen(office)).toBeUndefined();
  return { office, runId: office.sync()?.runId };
}

test('a run that ended is unseen until a page has shown it', () => {
  const { office, runId } = sent();
  expect([unseen(office), unseen(office)]).toEqual([runId, runId]);
  expect(unseen(office, runId)).toBeUndefined();
  expect(unseen(office)).toBeUndefined();
});

test('it is no news after a day, nor once another run is under way', () => {
  const { office } = sent();
  type(office, 3, 'notes', 'mine, too');
  office.review();
  expect(unseen(office)).toBeUndefined();
  const { office: later } = sent();
  later.clock.sleep(24 * 3_600_000 + 60_000);
  expect(unseen(later)).toBeUndefined();
});

test('it is nobody else’s news', () => {
  const { office } = sent();
  const other = { ...office.ctx, person: { ...office.ctx.person, token: 'somebody else' } };
  expect(must(readState(other, { withEdits: false })).unseen).toBeUndefined();
});
