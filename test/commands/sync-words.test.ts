// The Sync column's word stays as long as it is true: what the CRM or a refresh said about an edit, until the cell changes or is sent.

import { addCreators } from '../../src/commands/creators/add-creators';
import { startRefresh } from '../../src/commands/pull/pull';
import { readHistory } from '../../src/commands/runs/history';
import { readState } from '../../src/commands/state';
import { moment } from '../../src/text/en/moment';
import { creator, must, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, syncNote, syncWord, type } from './edited-office';

/** Opens the panel, twice. */
function look({ ctx }: Office): void {
  must(readState(ctx, { withEdits: true }));
  must(readState(ctx, { withEdits: true }));
}

function refusedEmail(): Office {
  const office = officeWith(3);
  type(office, 2, 'email', 'a@example.test');
  const review = reviewOf(office);
  office.crm.before = (request) => (request === 'update' ? 'refused' : null);
  office.send(review);
  office.crm.before = () => null;
  return office;
}

describe('a row that the CRM refused', () => {
  it('says so with the CRM’s reason, and still does when the panel is opened again, and after a refresh', () => {
    const office = refusedEmail();
    const word = syncWord(office, 2);
    expect(word).toMatch(/^Refused: /);
    expect(syncNote(office, 2)).toContain('The CRM says: refused by the model');
    look(office);
    expect(syncWord(office, 2)).toBe(word);
    office.refresh();
    look(office);
    expect(syncWord(office, 2)).toBe(word);
  });

  it('says "Edited" once another value is typed', () => {
    const office = refusedEmail();
    type(office, 2, 'email', 'b@example.test');
    look(office);
    expect(syncWord(office, 2)).toBe('Edited: Email');
  });

  it('says nothing once the edit is undone', () => {
    const office = refusedEmail();
    type(office, 2, 'email', '');
    look(office);
    expect(syncWord(office, 2)).toBe('');
  });

  it('says that it was sent once it was', () => {
    const office = refusedEmail();
    office.sync();
    look(office);
    expect(syncWord(office, 2)).toMatch(/^Sent /);
  });
});

describe('a row that was sent', () => {
  const sentRow = (): Office => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    office.sync();
    return office;
  };

  it('says so through every refresh, until it is edited', () => {
    const office = sentRow();
    const word = syncWord(office, 2);
    expect(word).toMatch(/^Sent /);
    office.refresh();
    office.finishPull(office.ctx, must(startRefresh(office.ctx, { all: true })).pullId);
    look(office);
    expect(syncWord(office, 2)).toBe(word);
    type(office, 2, 'notes', 'mine, later');
    look(office);
    expect(syncWord(office, 2)).toBe('Edited: Notes');
  });

  it('says so until somebody changes it in the CRM', () => {
    const office = sentRow();
    office.crm.change(creator('c-1'), { status: 2 });
    office.refresh();
    expect(syncWord(office, 2)).toMatch(/^Changed: Status/);
    office.refresh();
    expect(syncWord(office, 2)).toBe('');
  });

  it('shows the time at which Send was pressed, like the list of earlier syncs', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const review = reviewOf(office);
    office.clock.sleep(5 * 60_000);
    confirmAll(office, review);
    const pressed = office.clock.now();
    office.clock.sleep(5 * 60_000);
    office.finishSend(review.runId);
    expect(syncWord(office, 2)).toContain(moment(office.ctx.timeOf(pressed)));
    expect(must(readHistory(office.ctx)).map(({ startedAt }) => Date.parse(startedAt))).toEqual([pressed]);
  });

  it('says that it was undone once it was', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const { runId, isUndo } = office.send(reviewOf(office));
    const review = office.undo(runId);
    if (review === null) throw new Error('nothing can be taken back');
    expect([isUndo, office.send(review).isUndo]).toEqual([false, true]);
    const word = syncWord(office, 2);
    expect(word).toMatch(/^Undone /);
    look(office);
    office.refresh();
    expect(syncWord(office, 2)).toBe(word);
  });
});

describe('a row in which several cells need a fix', () => {
  const faulty = (): Office => {
    const office = officeWith(2);
    type(office, 2, 'labels', 'Nosuch');
    type(office, 2, 'email', 'nobody');
    look(office);
    return office;
  };

  it('names each of them in its cell, and all the reasons in the note', () => {
    const office = faulty();
    expect(syncWord(office, 2)).toBe('Fix: unknown label “Nosuch”; not an email address');
    expect(syncNote(office, 2).split('\n')).toHaveLength(2);
  });

  it('counts as one row', () => {
    const { edits } = must(readState(faulty().ctx, { withEdits: true }));
    expect([edits?.waitingTotal, edits?.waitingRows]).toEqual([2, 1]);
  });
});

describe('a row whose value the CRM changed as well', () => {
  it('says after a refresh that both changed, until one of them is adopted', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    look(office);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    office.refresh();
    look(office);
    expect(syncWord(office, 2)).toBe('Conflict: Notes');
    type(office, 2, 'notes', 'mine, again');
    look(office);
    expect(syncWord(office, 2)).toBe('Edited: Notes');
    office.send(office.answer(reviewOf(office), 'mine'));
    look(office);
    expect(syncWord(office, 2)).toMatch(/^Sent /);
  });
});

describe('a row of a creator who is no longer in the CRM', () => {
  it('says so, whatever is edited in it', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    office.crm.channels.delete(creator('c-1'));
    office.refresh();
    look(office);
    expect(syncWord(office, 2)).toBe('No longer in CRM');
  });

  it('drops that when the creator is in the CRM again', () => {
    const office = officeWith(3);
    const gone = office.crm.channels.get(creator('c-1'));
    type(office, 2, 'notes', 'mine');
    office.crm.channels.delete(creator('c-1'));
    office.refresh();
    if (gone !== undefined) office.crm.channels.set(creator('c-1'), gone);
    office.refresh();
    look(office);
    expect(syncWord(office, 2)).toBe('Edited: Notes');
  });
});

describe('an added row that the CRM refused', () => {
  it('says that it was refused, not that it will be added', () => {
    const office = officeWith(1);
    must(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] }));
    type(office, 3, 'status', 'Completed');
    look(office);
    expect(syncWord(office, 3)).toBe('New: will be added');
    office.crm.creatable.add(creator('new-1'));
    const review = reviewOf(office);
    office.crm.before = (request) => (request === 'batch' ? 'refused' : null);
    office.send(review);
    look(office);
    expect(syncWord(office, 3)).toMatch(/^Refused: /);
  });
});
