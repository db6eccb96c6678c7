// Rows that a person moves at the very moment when we write: nothing stays where it does not belong.

import { discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { readRowLabels, tickRowLabels } from '../../src/commands/edits/row-labels';
import { readState } from '../../src/commands/state';
import type { RowNumber } from '../../src/sync/model';
import type { OpName } from '../fakes/memory-ops';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** Six creators whose order is reversed by sorting their notes. */
function freshOffice(): Office {
  const crm = new ModelCrm();
  for (let i = 1; i <= 6; i += 1) {
    crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
    crm.change(creator(`c-${i}`), { notes: `note ${9 - i}` });
  }
  const office = new Office(crm);
  office.pull();
  return office;
}

const textsIn = ({ tab: { grid } }: Office, field: string): readonly string[] =>
  Array.from({ length: grid.lastRow() - 1 }, (_, i) => grid.text(i + 2, grid.columnOf(field)));

const textOf = (office: Office, id: string, field: string): string | undefined =>
  textsIn(office, field)[textsIn(office, 'creatorId').indexOf(id)];

/** Does something once, before the first operation with this name. */
function once(office: Office, op: OpName, act: () => void): void {
  office.ops.before = ({ name }) => {
    if (name !== op) return;
    office.ops.before = () => {};
    act();
  };
}

const sortByNotes = ({ tab: { grid } }: Office): void => grid.sort(grid.columnOf('notes'));

const drift = (office: Office): void => {
  for (const i of [1, 2]) office.crm.change(creator(`c-${i}`), { notes: `moved there ${i}` });
};

describe('rows sorted during a refresh', () => {
  it.each<OpName>(['readTexts', 'write', 'flush'])('before "%s" leave every text with its creator and no edit that nobody made', (op) => {
    const office = freshOffice();
    drift(office);
    once(office, op, () => sortByNotes(office));
    office.refresh();
    const notes = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].map((id) => textOf(office, id, 'notes'));
    expect(notes).toEqual(['moved there 1', 'moved there 2', 'note 6', 'note 5', 'note 4', 'note 3']);
    expect(textsIn(office, 'creatorId')).not.toEqual(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6']);
    expect(office.review()).toBeNull();
  });

  it('keep the unsent edit that our text landed on', () => {
    const office = freshOffice();
    drift(office);
    const { grid } = office.tab;
    grid.type(7, grid.columnOf('notes'), 'a mine');
    once(office, 'write', () => sortByNotes(office));
    office.refresh();
    expect(textOf(office, 'c-6', 'notes')).toBe('a mine');
    expect(office.review()?.changes.map(({ creatorId, after }) => [creatorId, after])).toEqual([['c-6', { as: 'text', text: 'a mine' }]]);
  });

  it("leave a person's own row unchanged", () => {
    const office = freshOffice();
    drift(office);
    const { grid } = office.tab;
    grid.type(8, grid.columnOf('notes'), 'a total of ours');
    once(office, 'write', () => sortByNotes(office));
    office.refresh();
    expect(textsIn(office, 'notes')[textsIn(office, 'creatorId').indexOf('')]).toBe('a total of ours');
  });
});

describe('rows sorted at successive writes while a Sync brings the CRM’s changes', () => {
  it.each([[[1]], [[1, 2]], [[1, 3]], [[1, 2, 3]], [[1, 2, 3, 4]]])('at the writes %j leave every text with its creator', (at) => {
    const office = freshOffice();
    const { grid } = office.tab;
    for (const row of [2, 3]) grid.type(row, grid.columnOf('status'), 'Completed');
    drift(office);
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    let writes = 0;
    office.ops.before = ({ name }) => {
      if (name !== 'write') return;
      writes += 1;
      if (at.includes(writes)) grid.sort(grid.columnOf('notes'), writes % 2 === 1);
    };
    office.send(review);
    office.ops.before = () => {};
    expect(writes).toBeGreaterThanOrEqual(Math.max(...at));
    const sent = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].filter((id) => textOf(office, id, 'sync')?.startsWith('Sent'));
    expect(sent).toEqual(['c-1', 'c-2']);
    office.refresh();
    const notes = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].map((id) => textOf(office, id, 'notes'));
    expect(notes).toEqual(['moved there 1', 'moved there 2', 'note 6', 'note 5', 'note 4', 'note 3']);
    expect(office.review()).toBeNull();
  });
});

describe('a row inserted during a refresh', () => {
  it.each<OpName>(['readTexts', 'write'])('before "%s" stays blank', (op) => {
    const office = freshOffice();
    drift(office);
    once(office, op, () => office.tab.grid.insertRows(2));
    office.refresh();
    expect(textsIn(office, 'notes')[0]).toBe('');
    expect(textOf(office, 'c-1', 'notes')).toBe('moved there 1');
    expect(office.review()).toBeNull();
  });
});

describe('rows sorted while labels are checked for the selected ones', () => {
  it.each<OpName>(['readTexts', 'write', 'flush'])(
    'before "%s": the labels go to the creators who were selected, or it is reported that others are, and to nobody else',
    (op) => {
      const office = freshOffice();
      office.tab.select([2, 3] as RowNumber[], null);
      const { selection } = must(readRowLabels(office.ctx));
      once(office, op, () => sortByNotes(office));
      const ticked = tickRowLabels(office.ctx, { selection, ticked: ['l-0'], unticked: [] });
      const labelled = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].filter((id) => textOf(office, id, 'labels') !== '');
      expect([ticked, labelled]).toMatchObject(
        op === 'readTexts'
          ? [{ ok: false, problem: { kind: 'other-rows-selected' } }, []]
          : [{ ok: true, value: { cells: 2, creators: 2 } }, ['c-1', 'c-2']],
      );
    },
  );
});

describe('rows sorted at successive writes while labels are checked', () => {
  function ticked(isSorted: (write: number) => boolean) {
    const office = freshOffice();
    const { grid } = office.tab;
    office.tab.select([2, 3] as RowNumber[], null);
    const { selection } = must(readRowLabels(office.ctx));
    let writes = 0;
    office.ops.before = ({ name }) => {
      if (name !== 'write') return;
      writes += 1;
      if (isSorted(writes)) grid.sort(grid.columnOf('notes'), writes % 2 === 1);
    };
    const answer = tickRowLabels(office.ctx, { selection, ticked: ['l-0'], unticked: [] });
    office.ops.before = () => {};
    const labelled = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].filter((id) => textOf(office, id, 'labels') !== '');
    return { answer, labelled };
  }

  it.each([1, 2, 3, 4, 5])('%d times: the labels go to the creators who were selected, and to nobody else', (times) => {
    expect(ticked((write) => write <= times)).toMatchObject({
      answer: { ok: true, value: { cells: 2, creators: 2 } },
      labelled: ['c-1', 'c-2'],
    });
  });

  it('every time: they are not reported as written', () => {
    expect(ticked(() => true).answer).toMatchObject({ ok: false, problem: { kind: 'busy' } });
  });
});

describe('labels checked while nobody moves rows', () => {
  it('leave what a colleague types at that moment, even if it is what another row shows', () => {
    const office = freshOffice();
    const { grid } = office.tab;
    const labels = grid.columnOf('labels');
    grid.type(6, labels, 'Food');
    office.tab.select([2, 3] as RowNumber[], null);
    const { selection } = must(readRowLabels(office.ctx));
    once(office, 'flush', () => {
      grid.type(2, labels, 'typed since');
      grid.type(7, labels, 'Food');
    });
    must(tickRowLabels(office.ctx, { selection, ticked: ['l-0'], unticked: [] }));
    expect(textsIn(office, 'labels')).toEqual(['typed since', 'Beauty', '', '', 'Food', 'Food']);
  });
});

describe('rows sorted and sorted back while labels are checked', () => {
  it('show the labels beside the creators who were selected, and every other text beside its own', () => {
    const office = freshOffice();
    const { grid } = office.tab;
    for (const row of [4, 5, 6, 7]) grid.type(row, grid.columnOf('labels'), row % 2 === 0 ? 'Food' : 'Summer');
    office.tab.select([2, 7] as RowNumber[], null);
    const { selection } = must(readRowLabels(office.ctx));
    once(office, 'write', () => {
      sortByNotes(office);
      once(office, 'flush', () => grid.sort(grid.columnOf('creatorId')));
    });
    must(tickRowLabels(office.ctx, { selection, ticked: ['l-0'], unticked: [] }));
    expect(textsIn(office, 'labels')).toEqual(['Beauty', '', 'Food', 'Summer', 'Food', 'Beauty, Summer']);
  });
});

describe('rows sorted while edits are discarded', () => {
  it.each<OpName>(['readTexts', 'write'])('before "%s" leave every text with its creator', (op) => {
    const office = freshOffice();
    const { grid } = office.tab;
    grid.type(2, grid.columnOf('email'), 'one@example.test');
    once(office, op, () => sortByNotes(office));
    must(discardEdits(office.ctx, { scope: 'all' }));
    expect(textsIn(office, 'creatorId')).not.toEqual(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6']);
    expect(textsIn(office, 'email')).toEqual(['', '', '', '', '', '']);
    expect(office.review()).toBeNull();
  });
});

describe('rows sorted while a repair reverts cells', () => {
  it('keep the creator whose cells they are', () => {
    const office = freshOffice();
    const { grid } = office.tab;
    grid.type(2, grid.columnOf('labels'), 'Beuty');
    const [row] = must(readState(office.ctx, { withEdits: true })).edits?.waiting[0]?.rows ?? [];
    once(office, 'write', () => sortByNotes(office));
    must(repairRows(office.ctx, { repair: 'use-near', rows: [row ?? 0] }));
    expect(textOf(office, 'c-1', 'labels')).toBe('Beauty');
    for (const id of ['c-2', 'c-3', 'c-4', 'c-5', 'c-6']) expect([id, textOf(office, id, 'labels')]).toEqual([id, '']);
  });
});
