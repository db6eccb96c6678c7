// Calls to the spreadsheet are counted: within one block of pages their number does not depend on the number of rows.

import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';

/** Virtual time stands still while pages are read, so up to forty pages (4,000 rows) form one block. */
function officeWith(count: number): Office {
  const crm = new ModelCrm();
  for (let i = 1; i <= count; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  return new Office(crm);
}

function callsOf(office: Office, work: () => unknown): number {
  const before = office.ops.all;
  work();
  return office.ops.all - before;
}

describe('the number of calls to the spreadsheet', () => {
  it('of a pull is the same for 150 and for 950 rows', () => {
    const [few, many] = [officeWith(150), officeWith(950)];
    expect(callsOf(many, () => many.pull())).toBe(callsOf(few, () => few.pull()));
  });

  // Up to 200 creators are read completely without asking for changes, which is a different path.
  it('of a refresh in which every row changed is the same for 250 and for 950 rows', () => {
    const calls = [250, 950].map((count) => {
      const office = officeWith(count);
      office.pull();
      for (const [id, channel] of office.crm.channels)
        office.crm.channels.set(id, { ...channel, followers: 7, notes: 'changed there', updatedAt: '2026-02-02T00:00:00Z' });
      return callsOf(office, () => office.refresh());
    });
    expect(calls[1]).toBe(calls[0]);
  });

  it('of a count of edits is the same for 150 and for 950 rows', () => {
    const calls = [150, 950].map((count) => {
      const office = officeWith(count);
      office.pull();
      office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'mine');
      return callsOf(office, () => office.review());
    });
    expect(calls[1]).toBe(calls[0]);
  });

  it('of sending one status to a hundred creators is the same for 150 and for 950 rows', () => {
    const calls = [150, 950].map((count) => {
      const office = officeWith(count);
      office.pull();
      const { grid } = office.tab;
      for (let row = 2; row <= 51; row += 1) grid.type(row, grid.columnOf('status'), 'Completed');
      const review = office.review();
      if (review === null) throw new Error('nothing to review');
      return callsOf(office, () => office.send(review));
    });
    expect(calls[1]).toBe(calls[0]);
  });

  it('of a round of sending is one look at tab, base and lists, and one at the written rows', () => {
    const office = officeWith(150);
    office.pull();
    const { grid } = office.tab;
    for (let row = 2; row <= 51; row += 1) grid.type(row, grid.columnOf('status'), 'Completed');
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    const reads: string[] = [];
    office.ops.before = ({ name, on }) => {
      if (name === 'read' || (name === 'storeRead' && /base|lists/.test(String(on)))) reads.push(`${name} ${on}`);
    };
    office.send(review);
    const look = ['storeRead NoxSync base 1', 'storeRead NoxSync lists', 'read 1'];
    const account = 'storeRead NoxSync lists';
    expect(reads).toEqual([account, ...look, ...look, 'read 1']);
  });
});
