// Creators of a tab who are missing in a pull: who left the view, is archived or gone, and how that is determined.

import { startRefresh, stepPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import { viewOf } from '../../src/commands/tab/view-store';
import { creator, must } from '../fakes/office';
import { begin, officeOf, put, text, word } from './pulled-office';

describe('a missing creator', () => {
  /** Creators of one owner; then one is given to another, one archived and one deleted. */
  function left() {
    const office = officeOf(5);
    for (let n = 1; n <= 4; n += 1) put(office, `c-${n}`, { owner: { id: 'u-a', name: 'Sample owner A' } });
    office.finishPull(office.ctx, begin(office, { owner: 'u-a' }).pullId);
    put(office, 'c-2', { owner: { id: 'u-b', name: 'Sample owner B' }, notes: 'theirs' });
    put(office, 'c-3', { archived: true });
    office.crm.channels.delete(creator('c-4'));
    return office;
  }

  test('left the view, is archived, or gone: each row says which, is updated, and stays', () => {
    const office = left();
    office.tab.grid.type(3, office.tab.grid.columnOf('email'), 'mine@example.com');
    expect(office.refresh()).toMatchObject({ creators: 1, left: 1, archived: 1, gone: 1, added: 0, editsKept: 1 });
    expect([2, 3, 4, 5].map((row) => word(office, row))).toEqual([
      '',
      expect.stringMatching(/^Left this view/),
      expect.stringMatching(/archived/i),
      expect.stringMatching(/not in the CRM|no longer/i),
    ]);
    expect([text(office, 3, 'notes'), text(office, 3, 'owner'), text(office, 3, 'email')]).toEqual([
      'theirs',
      'Sample owner B',
      'mine@example.com',
    ]);
    expect(viewOf(office.ctx, office.tab.id)?.creators).toBe(1);
    expect(must(readState(office.ctx, { withEdits: true })).edits?.byField).toEqual([{ field: 'email', edits: 1, clears: 0 }]);
  });

  test('who returns is no longer reported as such', () => {
    const office = left();
    office.refresh();
    put(office, 'c-2', { owner: { id: 'u-a', name: 'Sample owner A' } });
    put(office, 'c-3', { archived: false });
    put(office, 'c-4', { owner: { id: 'u-a', name: 'Sample owner A' } });
    expect(office.refresh()).toMatchObject({ creators: 4, added: 0, left: 0, archived: 0, gone: 0 });
    expect([2, 3, 4, 5].map((row) => word(office, row).replace(/^Changed.*/, ''))).toEqual(['', '', '', '']);
  });

  test('has edits that wait while the creator is gone, and count again once the creator is back', () => {
    const office = left();
    office.tab.grid.type(5, office.tab.grid.columnOf('notes'), 'mine');
    office.refresh();
    const { edits } = must(readState(office.ctx, { withEdits: true }));
    expect([edits?.edits, edits?.waitingTotal]).toEqual([0, 1]);
    expect(edits?.waiting).toMatchObject([{ creatorId: 'c-4', reason: { why: 'gone' } }]);
    expect(word(office, 5)).toBe('No longer in CRM');
    put(office, 'c-4', { owner: { id: 'u-a', name: 'Sample owner A' } });
    office.refresh();
    expect(must(readState(office.ctx, { withEdits: true })).edits).toMatchObject({ edits: 1, waitingTotal: 0 });
    expect([text(office, 5, 'notes'), word(office, 5)]).toEqual(['mine', 'Edited: Notes']);
  });

  test('of a view of archived creators left it, and is not reported as archived', () => {
    const office = officeOf(2);
    for (const id of ['c-1', 'c-2']) put(office, id, { archived: true, owner: { id: 'u-a', name: 'Sample owner A' } });
    office.finishPull(office.ctx, begin(office, { archived: true, owner: 'u-a' }).pullId);
    put(office, 'c-1', { owner: null });
    expect(office.refresh()).toMatchObject({ creators: 1, left: 1, archived: 0 });
    expect(word(office, 2)).toMatch(/^Left this view/);
  });

  test('is read gradually if the limit lets only some through', () => {
    const office = officeOf(250);
    office.finishPull(office.ctx, begin(office).pullId);
    for (let n = 1; n <= 220; n += 1) put(office, `c-${n}`, { archived: true });
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    let asked = 0;
    office.crm.before = () => {
      asked += 1;
      return asked % 3 === 0 ? 'wait' : null;
    };
    expect(office.finishPull(office.ctx, pullId)).toMatchObject({ creators: 30, archived: 220, left: 0, gone: 0 });
  });

  test('is requested again if the CRM fails in between', () => {
    const office = left();
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    office.crm.before = (request) => (request === 'list' ? null : 'refused');
    const steps = [1, 2, 3].map(() => stepPull(office.ctx, { pullId }));
    expect(steps.some((one) => !one.ok && 'problem' in one && one.problem.kind === 'refused')).toBe(true);
    office.crm.before = () => null;
    expect(office.finishPull(office.ctx, pullId)).toMatchObject({ left: 1, archived: 1, gone: 1 });
  });
});
