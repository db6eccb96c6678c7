// What a person types while the add-on works is never lost, and never mistaken for what the CRM holds.

import { confirm } from '../../src/commands/runs/confirm';
import { stepSend } from '../../src/commands/runs/send';
import type { Review } from '../../src/rpc/shapes';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const textAt = (office: Office, row: number, field: string): string => office.tab.grid.text(row, office.tab.grid.columnOf(field));

const reviewed = (office: Office): Review => {
  const review = office.review();
  if (review === null) throw new Error('there is nothing to review');
  return review;
};

const changesOf = (office: Office): readonly (readonly [string, string, string])[] =>
  (office.review()?.changes ?? []).map(({ creatorId, field, after }) => [creatorId, field, 'text' in after ? after.text : after.as]);

/** Does something at the moment before the next flush, and only then. */
function beforeFlush(office: Office, act: () => void): void {
  office.ops.before = ({ name }) => {
    if (name !== 'flush') return;
    office.ops.before = () => {};
    act();
  };
}

/** Does something while the CRM processes a write. */
function duringWrite(office: Office, act: () => void): void {
  office.crm.before = (request) => {
    if (request === 'update' || request === 'batch') act();
    return null;
  };
}

describe('a cell that is edited again', () => {
  it('while its first edit is being sent keeps the second, which is sent by the next Sync', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'first');
    duringWrite(office, () => type(office, 2, 'notes', 'second'));
    office.send(reviewed(office));
    expect(textAt(office, 2, 'notes')).toBe('second');
    expect(changesOf(office)).toEqual([['c-1', 'notes', 'second']]);
    office.sync();
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('second');
    expect(office.review()).toBeNull();
  });

  it('while its labels are being sent removes no label that a colleague added meanwhile', () => {
    const office = officeWith(3);
    type(office, 2, 'labels', 'Beauty');
    duringWrite(office, () => {
      office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-3'] } });
      type(office, 2, 'labels', 'Beauty, Summer');
    });
    office.send(reviewed(office));
    office.crm.before = () => null;
    expect(textAt(office, 2, 'labels')).toBe('Beauty, Summer');
    office.sync();
    const held = office.crm.channels.get(creator('c-1'))?.labels ?? [];
    expect(held.map(({ id }) => id).sort()).toEqual(['l-0', 'l-2', 'l-3']);
  });

  it('after the answer "the CRM\'s" is not overwritten by it', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    const answered = office.answer(reviewed(office), 'theirs');
    type(office, 2, 'notes', 'a third text');
    office.send(answered);
    expect(textAt(office, 2, 'notes')).toBe('a third text');
    expect(changesOf(office)).toEqual([['c-1', 'notes', 'a third text']]);
  });

  it('after both sides reached the same value is an edit of that', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'the same');
    type(office, 3, 'notes', 'something to send');
    office.crm.change(creator('c-1'), { notes: 'the same' });
    const review = reviewed(office);
    type(office, 2, 'notes', 'not the same');
    office.send(review);
    expect(changesOf(office)).toEqual([['c-1', 'notes', 'not the same']]);
  });
});

describe('a cell that is typed during a refresh’s write', () => {
  it('is an edit afterwards, although the refresh touched the row', () => {
    const office = officeWith(3);
    office.crm.change(creator('c-3'), { notes: 'drift' });
    beforeFlush(office, () => type(office, 2, 'notes', 'typed meanwhile'));
    office.refresh();
    expect(changesOf(office)).toEqual([['c-1', 'notes', 'typed meanwhile']]);
  });

  it('is an edit afterwards if the refresh had just written it', () => {
    const office = officeWith(3);
    office.crm.change(creator('c-1'), { notes: 'drift' });
    beforeFlush(office, () => type(office, 2, 'notes', 'typed over it'));
    office.refresh();
    expect(changesOf(office)).toEqual([['c-1', 'notes', 'typed over it']]);
  });

  it('is an edit afterwards in a row that has just been appended', () => {
    const office = officeWith(3);
    office.crm.channels.set(creator('c-4'), blankChannel(creator('c-4')));
    beforeFlush(office, () => type(office, 5, 'notes', 'typed at once'));
    office.refresh();
    expect(changesOf(office)).toEqual([['c-4', 'notes', 'typed at once']]);
  });
});

describe('a round whose outcome cannot be written because a colleague works in the document', () => {
  const stoppedByLock = (office: Office, review: Review): void => {
    must(confirm(office.ctx, { runId: review.runId, digest: review.digest, without: [], later: [], clearsConfirmed: true, number: null }));
    office.crm.before = () => {
      office.lock.taken = true;
      return null;
    };
    expect(stepSend(office.ctx, { runId: review.runId })).toMatchObject({ ok: false, problem: { kind: 'busy' } });
    office.lock.taken = false;
    office.crm.before = () => null;
  };

  it("is completed when the run continues: the cell takes the CRM's value", () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    const answered = office.answer(reviewed(office), 'theirs');
    stoppedByLock(office, answered);
    expect(textAt(office, 2, 'notes')).toBe('mine');
    office.finishSend(answered.runId);
    expect(textAt(office, 2, 'notes')).toBe('theirs');
    expect(office.review()).toBeNull();
  });
});
