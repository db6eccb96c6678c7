// Rows that a person moves in the very moment in which we write: nothing stays where it does not belong.

import { discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { readRowLabels, tickRowLabels } from '../../src/commands/edits/row-labels';
import { readState } from '../../src/commands/state';
import type { RowNumber } from '../../src/sync/model';
import type { OpName } from '../fakes/memory-ops';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** Six creators whose notes, sorted, turn their order around. */
function office(): Office {
  const crm = new ModelCrm();
  for (let i = 1; i <= 6; i += 1) {
    crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
    crm.change(creator(`c-${i}`), { notes: `note ${9 - i}` });
  }
  const desk = new Office(crm);
  desk.pull();
  return desk;
}

const textsIn = ({ tab: { grid } }: Office, field: string): readonly string[] =>
  Array.from({ length: grid.lastRow() - 1 }, (_, i) => grid.text(i + 2, grid.columnOf(field)));

const textOf = (desk: Office, id: string, field: string): string | undefined =>
  textsIn(desk, field)[textsIn(desk, 'creatorId').indexOf(id)];

/** Does something once, before the first operation of this name. */
function once(desk: Office, op: OpName, act: () => void): void {
  desk.ops.before = ({ name }) => {
    if (name !== op) return;
    desk.ops.before = () => {};
    act();
  };
}

const sortByNotes = ({ tab: { grid } }: Office): void => grid.sort(grid.columnOf('notes'));

const drift = (desk: Office): void => {
  for (const i of [1, 2]) desk.crm.change(creator(`c-${i}`), { notes: `moved there ${i}` });
};

describe('rows sorted while a refresh works', () => {
  it.each<OpName>(['readTexts', 'write', 'flush'])('before "%s" leave every text with its creator and no edit that nobody made', (op) => {
    const desk = office();
    drift(desk);
    once(desk, op, () => sortByNotes(desk));
    desk.refresh();
    const notes = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].map((id) => textOf(desk, id, 'notes'));
    expect(notes).toEqual(['moved there 1', 'moved there 2', 'note 6', 'note 5', 'note 4', 'note 3']);
    expect(textsIn(desk, 'creatorId')).not.toEqual(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6']);
    expect(desk.review()).toBeNull();
  });

  it('keep the unsent edit that our text fell on', () => {
    const desk = office();
    drift(desk);
    const { grid } = desk.tab;
    grid.type(7, grid.columnOf('notes'), 'a mine');
    once(desk, 'write', () => sortByNotes(desk));
    desk.refresh();
    expect(textOf(desk, 'c-6', 'notes')).toBe('a mine');
    expect(desk.review()?.changes.map(({ creatorId, after }) => [creatorId, after])).toEqual([['c-6', { as: 'text', text: 'a mine' }]]);
  });

  it("leave a person's own row as it was", () => {
    const desk = office();
    drift(desk);
    const { grid } = desk.tab;
    grid.type(8, grid.columnOf('notes'), 'a total of ours');
    once(desk, 'write', () => sortByNotes(desk));
    desk.refresh();
    expect(textsIn(desk, 'notes')[textsIn(desk, 'creatorId').indexOf('')]).toBe('a total of ours');
  });
});

describe('a row inserted while a refresh works', () => {
  it.each<OpName>(['readTexts', 'write'])('before "%s" stays blank', (op) => {
    const desk = office();
    drift(desk);
    once(desk, op, () => desk.tab.grid.insertRows(2));
    desk.refresh();
    expect(textsIn(desk, 'notes')[0]).toBe('');
    expect(textOf(desk, 'c-1', 'notes')).toBe('moved there 1');
    expect(desk.review()).toBeNull();
  });
});

describe('rows sorted while labels are ticked for the selected ones', () => {
  it.each<OpName>(['readTexts', 'write', 'flush'])('before "%s": no label comes to a creator who was not selected', (op) => {
    const desk = office();
    desk.tab.select([2, 3] as RowNumber[], null);
    const { selection } = must(readRowLabels(desk.ctx));
    once(desk, op, () => sortByNotes(desk));
    const ticked = tickRowLabels(desk.ctx, { selection, ticked: ['l-0'], unticked: [] });
    const labelled = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].filter((id) => textOf(desk, id, 'labels') !== '');
    expect(['c-1', 'c-2']).toEqual(expect.arrayContaining(labelled));
    if (!ticked.ok) expect(ticked.problem.kind).toMatch(/other-rows-selected|busy/);
  });
});

describe('rows sorted while edits are discarded', () => {
  it.each<OpName>(['readTexts', 'write'])('before "%s" leave every text with its creator', (op) => {
    const desk = office();
    const { grid } = desk.tab;
    grid.type(2, grid.columnOf('email'), 'one@example.test');
    once(desk, op, () => sortByNotes(desk));
    must(discardEdits(desk.ctx, { scope: 'all' }));
    expect(textsIn(desk, 'creatorId')).not.toEqual(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6']);
    expect(textsIn(desk, 'email').filter((text) => text !== '' && text !== 'one@example.test')).toEqual([]);
    expect(desk.review()?.changes ?? []).toEqual(
      textOf(desk, 'c-1', 'email') === '' ? [] : [expect.objectContaining({ creatorId: 'c-1', field: 'email' })],
    );
  });
});

describe('rows sorted while cells are put back by a repair', () => {
  it('go on with the creator whose cells they are', () => {
    const desk = office();
    const { grid } = desk.tab;
    grid.type(2, grid.columnOf('labels'), 'Beuty');
    const [row] = must(readState(desk.ctx, { withEdits: true })).edits?.waiting[0]?.rows ?? [];
    once(desk, 'write', () => sortByNotes(desk));
    must(repairRows(desk.ctx, { repair: 'use-near', rows: [row ?? 0] }));
    for (const id of ['c-2', 'c-3', 'c-4', 'c-5', 'c-6']) expect([id, textOf(desk, id, 'labels')]).toEqual([id, '']);
  });
});
