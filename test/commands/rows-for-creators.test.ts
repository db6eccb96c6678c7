// Rows for creators who have none in the tab: those in the CRM, and those that a Sync is to create.

import { addCreators } from '../../src/commands/creators/add-creators';
import { addToTab } from '../../src/commands/creators/look-up';
import { refusedIn } from '../../src/commands/tab/refused';
import type { Channel } from '../../src/fields/fields';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const put = ({ crm }: Office, id: string, more: Partial<Channel> = {}) =>
  crm.channels.set(creator(id), { ...blankChannel(creator(id)), ...more });

/** Three creators in the tab; outside it one who is archived, and one who is not. */
function freshOffice(): Office {
  const office = officeWith(3);
  put(office, 'out-1');
  put(office, 'shelved', { archived: true });
  return office;
}

describe('a row for a creator of the CRM', () => {
  /** Creators can no longer be told apart there. */
  function inDoubt(): Office {
    const office = freshOffice();
    for (const field of ['creatorId', 'handle', 'channelLink']) office.tab.grid.deleteColumns(office.tab.grid.columnOf(field), 1);
    return office;
  }

  test('is added only in a tab that shows creators and tells them apart, and with a key', () => {
    const ask = (office: Office) => addToTab(office.ctx, { creatorIds: ['out-1'] });
    const doubtful = inDoubt();
    const { requests } = doubtful.crm;
    expect(ask(doubtful)).toMatchObject({ problem: { kind: 'columns-in-doubt' } });
    expect(doubtful.crm.requests).toBe(requests);
    const office = freshOffice();
    office.book.activate(office.book.addTab('Empty'));
    expect(ask(office)).toMatchObject({ problem: { kind: 'no-view' } });
    office.ctx.mine.write('crm.key', null);
    expect(ask(office)).toMatchObject({ problem: { kind: 'not-connected' } });
  });

  test('waits while the limit holds everything back, and is added for those received', () => {
    const office = freshOffice();
    const ids = Array.from({ length: 101 }, (_, i) => `x-${i}`);
    for (const id of ids) put(office, id);
    office.crm.before = () => 'wait';
    expect(addToTab(office.ctx, { creatorIds: ids })).toEqual({ ok: false, waitMs: 1_000 });
    const first = office.crm.requests;
    office.crm.before = (_, n) => (n > first + 1 ? 'wait' : null);
    expect(must(addToTab(office.ctx, { creatorIds: ids })).here).toHaveLength(100);
    office.crm.before = () => 'refused';
    expect(addToTab(office.ctx, { creatorIds: ['out-1'] })).toMatchObject({ ok: false, problem: { kind: 'refused' } });
  });

  test('is not added if the columns are lost while the CRM is asked', () => {
    const office = freshOffice();
    office.crm.before = () => {
      office.tab.grid.deleteRows(1);
      return null;
    };
    expect(addToTab(office.ctx, { creatorIds: ['out-1'] })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
  });

  test('takes one request for one creator, archived or not', () => {
    const office = freshOffice();
    const before = office.crm.requests;
    expect(must(addToTab(office.ctx, { creatorIds: ['shelved'] })).here).toEqual(['shelved']);
    expect(office.crm.requests - before).toBe(1);
    expect(must(addToTab(office.ctx, { creatorIds: ['nobody'] })).here).toEqual([]);
  });
});

describe('a row for a newcomer', () => {
  const cells = (office: Office, row: number) =>
    Object.fromEntries(
      ['creatorId', 'name', 'sync', 'status', 'labels', 'owner', 'notes', 'email', 'handle', 'followers'].map((field) => [
        field,
        office.tab.grid.text(row, office.tab.grid.columnOf(field)),
      ]),
    );
  const blank = { creatorId: 'new-1', name: 'new-1', status: '', labels: '', owner: '', notes: '', email: '', handle: '', followers: '' };

  test('says who it is, its first values, and that it is new', () => {
    const office = freshOffice();
    must(addCreators(office.ctx, { creatorIds: ['new-1'], status: 2, labels: ['l-0', 'l-2'], owner: 'u-a' }));
    const { sync, ...shown } = cells(office, 5);
    expect(shown).toEqual({ ...blank, status: 'In communication', labels: 'Beauty, Summer', owner: 'Sample owner A' });
    expect(sync).toMatch(/new/i);
  });

  test('stays blank without first values', () => {
    const office = freshOffice();
    must(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] }));
    expect(cells(office, 5)).toMatchObject(blank);
    const row = office.tab.read(5 as RowNumber, 1, [office.tab.grid.columnOf('status')]);
    expect(row).toEqual([[{ text: '' }]]);
  });

  test('comes after the last row that holds something of ours', () => {
    const office = freshOffice();
    type(office, 9, 'notes', 'a note of mine');
    expect(must(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] }))).toEqual({ added: 1, here: 0 });
    expect(cells(office, 10)).toMatchObject(blank);
  });

  test('is added only where creators can be told apart', () => {
    const office = freshOffice();
    for (const field of ['creatorId', 'handle', 'channelLink']) office.tab.grid.deleteColumns(office.tab.grid.columnOf(field), 1);
    expect(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] })).toMatchObject({ problem: { kind: 'columns-in-doubt' } });
    office.book.activate(office.book.addTab('Empty'));
    expect(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] })).toMatchObject({ problem: { kind: 'no-view' } });
  });

  test('is not added if the id cannot be written; other cells that cannot be written are reported', () => {
    const ask = (office: Office) => addCreators(office.ctx, { creatorIds: ['new-1'], status: 2, labels: [] });
    const closed = (field: string): Office => {
      const office = freshOffice();
      office.tab.grid.obstacles.protectColumn(office.tab.grid.columnOf(field), ['Sample person 2']);
      return office;
    };
    expect(ask(closed('creatorId'))).toMatchObject({ problem: { kind: 'protected-cells', words: { who: 'Sample person 2' } } });
    const office = closed('status');
    expect(must(ask(office))).toEqual({ added: 1, here: 0 });
    expect(refusedIn(office.ctx, office.tab)).toMatchObject([{ kind: 'protected-cells', words: { heading: 'Status' } }]);
    const free = new Office(new ModelCrm());
    free.pull();
    expect(must(ask(free))).toEqual({ added: 1, here: 0 });
    expect(refusedIn(free.ctx, free.tab)).toEqual([]);
  });
});
