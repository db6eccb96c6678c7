// One edit for many rows: its preview, what it writes, and undoing it.

import fc from 'fast-check';
import { sayWhoIAm } from '../../src/commands/account/mine';
import { previewBulkEdit, readBulkColumns, takeBackBulkEdit, writeBulkEdit } from '../../src/commands/edits/bulk-edit';
import type { BulkEdit } from '../../src/sync/bulk-edit';
import { rowNumberOf } from '../../src/sync/model';
import { must } from '../fakes/office';
import { check } from '../laws/seeded';
import { cells, setNotes, shown, wayBack, written } from './bulk-editing';
import { officeWith, reviewOf, type } from './edited-office';

describe('an edit of many rows', () => {
  it('shows its count and three examples before it writes anything', () => {
    const office = officeWith(5);
    type(office, 3, 'status', 'Completed');
    const preview = shown(office, { verb: 'set', field: 'status', value: 3 });
    expect(preview).toMatchObject({ creators: 5, changing: 4, same: 1, leftOut: [] });
    expect(preview.examples).toEqual(
      ['c-1', 'c-3', 'c-4'].map((id) => ({ name: `Sample ${id}`, before: 'Not collaborated', after: 'Completed' })),
    );
    expect(office.review()?.changes).toHaveLength(1);
  });

  it('becomes edits that Sync reviews and sends', () => {
    const office = officeWith(4);
    expect(written(office, { verb: 'set', field: 'status', value: 2 })).toMatchObject({ cells: 4, creators: 4, formulas: 0 });
    expect(office.send(reviewOf(office))).toMatchObject({ state: 'done', applied: 4 });
    expect([...office.crm.channels.values()].map(({ status }) => status?.id)).toEqual([2, 2, 2, 2]);
  });

  it('touches only the selected rows, or only the visible ones', () => {
    const office = officeWith(4);
    office.tab.select([3, 4].map(rowNumberOf), null);
    written(office, { verb: 'set', field: 'notes', value: 'chosen' }, 'selected');
    expect(cells(office, 'notes', [2, 3, 4, 5])).toEqual(['', 'chosen', 'chosen', '']);
    office.tab.hideTexts(office.tab.grid.columnOf('notes'), ['chosen']);
    written(office, { verb: 'set', field: 'notes', value: 'seen' }, 'visible');
    expect(cells(office, 'notes', [2, 3, 4, 5])).toEqual(['seen', 'chosen', 'chosen', 'seen']);
  });

  it('touches no selected row that a filter hides', () => {
    const office = officeWith(4);
    office.tab.select([2, 3, 4].map(rowNumberOf), null);
    office.tab.grid.filterTo(new Set([2, 4, 5]));
    expect(written(office, { verb: 'set', field: 'notes', value: 'chosen' }, 'selected')).toMatchObject({ cells: 2 });
    expect(cells(office, 'notes', [2, 3, 4, 5])).toEqual(['chosen', '', 'chosen', '']);
  });

  it('checks once what is hidden, and once more before it writes', () => {
    const office = officeWith(4);
    const asked = (): number => office.ops.count('hiddenRows');
    const before = asked();
    written(office, { verb: 'set', field: 'notes', value: 'seen' }, 'visible');
    expect(asked() - before).toBe(2);
  });

  it('is not written if cells or rows differ from those that were shown', () => {
    const office = officeWith(3);
    const edit: BulkEdit = { verb: 'append', field: 'notes', line: 'called' };
    const { digest } = shown(office, edit);
    type(office, 2, 'notes', 'typed meanwhile');
    expect(writeBulkEdit(office.ctx, { edit, scope: 'all', digest })).toMatchObject({ ok: false, problem: { kind: 'stale-mutation' } });
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(['typed meanwhile', '', '']);
  });

  it('refuses an id that no list of the CRM has', () => {
    const office = officeWith(2);
    for (const edit of [
      { verb: 'set', field: 'status', value: 99 },
      { verb: 'set', field: 'owner', value: 3 },
      { verb: 'move', field: 'owner', from: 'u-a', to: 'nobody' },
      { verb: 'labels', add: ['nothing'], remove: [] },
    ] satisfies readonly BulkEdit[])
      expect(previewBulkEdit(office.ctx, { edit, scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'bad-arguments' } });
  });
});

describe('the verbs', () => {
  it('clear: every cell is blank, and the review counts removals', () => {
    const office = officeWith(2);
    setNotes(office, ['one', 'two']);
    office.send(reviewOf(office));
    written(office, { verb: 'clear', field: 'notes' });
    expect(cells(office, 'notes', [2, 3])).toEqual(['', '']);
    expect(reviewOf(office).changes.map(({ kind }) => kind)).toEqual(['clear', 'clear']);
  });

  it('replace: every occurrence in the text, literally, with or without case sensitivity', () => {
    const office = officeWith(3);
    setNotes(office, ['Paid (50%)\npaid again', 'PAID', 'nothing']);
    const edit = { verb: 'replace', field: 'notes', find: 'paid', by: '$& due', heedCase: false } as const;
    expect(shown(office, edit)).toMatchObject({ changing: 2, same: 1 });
    written(office, edit);
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(['$& due (50%)\n$& due again', '$& due', 'nothing']);
    written(office, { verb: 'replace', field: 'notes', find: '(50%)', by: '', heedCase: true });
    expect(cells(office, 'notes', [2])).toEqual(['$& due \n$& due again']);
  });

  it('append: a line below the existing text', () => {
    const office = officeWith(2);
    setNotes(office, ['first']);
    written(office, { verb: 'append', field: 'notes', line: '2026-11-27 AB: called' });
    expect(cells(office, 'notes', [2, 3])).toEqual(['first\n2026-11-27 AB: called', '2026-11-27 AB: called']);
  });

  it('copy: what the other column means in this one; what it cannot mean is left out', () => {
    const office = officeWith(3);
    const own = office.tab.grid.lastColumn() + 1;
    for (const [i, text] of ['Next status', 'Completed', 'no such status', ''].entries()) office.tab.grid.type(i + 1, own, text);
    expect(must(readBulkColumns(office.ctx)).columns).toContainEqual({ column: own, heading: 'Next status' });
    const edit = { verb: 'copy', field: 'status', column: own, heading: 'Next status' } as const;
    expect(shown(office, edit)).toMatchObject({ changing: 2, leftOut: [3] });
    written(office, edit);
    expect(cells(office, 'status', [2, 3, 4])).toEqual(['Completed', 'Not collaborated', '']);
  });

  it('copy: what a cell means, not only what it shows; errors and doubtful values are left out', () => {
    const office = officeWith(5);
    const { grid } = office.tab;
    const own = grid.lastColumn() + 1;
    grid.type(1, own, 'Figures');
    grid.formula(2, own, '#N/A', '=NA()');
    grid.number(3, own, 12_345_678_901, '1.23E+10');
    grid.number(4, own, 0.1234567890123, '0.123456789');
    grid.formula(5, own, 'a result', '=A1&"x"');
    grid.formula(6, own, '0.5', '=RAND()');
    const edit = { verb: 'copy', field: 'notes', column: own, heading: 'Figures' } as const;
    expect(shown(office, edit)).toMatchObject({ changing: 2, leftOut: [2, 4, 6] });
    written(office, edit);
    expect(cells(office, 'notes', [2, 3, 4, 5, 6])).toEqual(['', '12345678901', '', 'a result', '']);
  });

  it('copy: the address behind a name', () => {
    const office = officeWith(1);
    const own = office.tab.grid.lastColumn() + 1;
    office.tab.grid.type(1, own, 'Contact');
    office.tab.grid.link(2, own, 'Somebody', 'mailto:one@example.com');
    written(office, { verb: 'copy', field: 'email', column: own, heading: 'Contact' });
    expect(cells(office, 'email', [2])).toEqual(['one@example.com']);
  });

  it('copy: only from the chosen column', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    const own = grid.lastColumn() + 1;
    grid.type(1, own, 'Mine');
    const edit = { verb: 'copy', field: 'notes', column: own, heading: 'Mine' } as const;
    const { digest } = shown(office, edit);
    grid.insertColumns(own);
    const moved = { ok: false, problem: { kind: 'stale-mutation' } };
    expect(writeBulkEdit(office.ctx, { edit, scope: 'all', digest })).toMatchObject(moved);
    expect(previewBulkEdit(office.ctx, { edit: { ...edit, column: 90_000 }, scope: 'all' })).toMatchObject(moved);
  });

  it('move: from one owner to another, and nobody else', () => {
    const office = officeWith(3);
    type(office, 2, 'owner', 'Sample owner A');
    type(office, 3, 'owner', 'Sample owner B');
    expect(written(office, { verb: 'move', field: 'owner', from: 'u-a', to: 'u-c' })).toMatchObject({ cells: 1 });
    expect(cells(office, 'owner', [2, 3, 4])).toEqual(['Sample owner C', 'Sample owner B', '']);
  });

  it('labels: added and removed, the others stay', () => {
    const office = officeWith(2);
    type(office, 2, 'labels', 'Beauty, Food');
    written(office, { verb: 'labels', add: ['l-2'], remove: ['l-0'] });
    expect(cells(office, 'labels', [2, 3])).toEqual(['Summer, Food', 'Summer']);
  });
});

describe('what is left out', () => {
  it('a cell with a name that the CRM does not have, if the edit depends on it; setting a value overwrites it', () => {
    const office = officeWith(2);
    type(office, 2, 'labels', 'no such label');
    expect(shown(office, { verb: 'labels', add: ['l-0'], remove: [] })).toMatchObject({ changing: 1, leftOut: [2], same: 0 });
    type(office, 3, 'status', 'no such status');
    expect(shown(office, { verb: 'set', field: 'status', value: 2 })).toMatchObject({ changing: 2, leftOut: [] });
  });

  it('a text that would be longer than Sync edits', () => {
    const office = officeWith(2);
    setNotes(office, ['x'.repeat(11_999)]);
    expect(shown(office, { verb: 'append', field: 'notes', line: 'more' })).toMatchObject({ changing: 1, leftOut: [2] });
  });

  it('a formula, which is counted and never overwritten', () => {
    const office = officeWith(2);
    office.tab.grid.formula(2, office.tab.grid.columnOf('notes'), 'ab', '="a"&"b"');
    const edit: BulkEdit = { verb: 'set', field: 'notes', value: 'set' };
    expect(shown(office, edit)).toMatchObject({ creators: 2, changing: 1, same: 0, formulas: 1 });
    expect(written(office, edit)).toMatchObject({ cells: 1, formulas: 1 });
  });
});

describe('undoing it', () => {
  it('restores the previous content, earlier edits included, even after the rows were sorted', () => {
    const office = officeWith(3);
    setNotes(office, ['earlier edit']);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'all' });
    office.tab.grid.moveRows(2, 1, 5);
    expect(must(takeBackBulkEdit(office.ctx, { undo }))).toEqual({ cells: 3, edited: 0 });
    expect(cells(office, 'notes', [2, 3, 4])).toEqual(['', '', 'earlier edit']);
    expect(office.review()?.changes).toHaveLength(1);
  });

  it('leaves every cell as it was, whatever the edit and the previous content', () => {
    const anyText = fc.oneof(fc.constantFrom('', ' ', 'paid', 'Completed', 'Beauty, Food', 'no such name'), fc.string({ maxLength: 12 }));
    const anyEdit = fc.oneof(
      fc.record({ verb: fc.constant('set' as const), field: fc.constant('notes' as const), value: anyText }),
      fc.record({ verb: fc.constant('clear' as const), field: fc.constantFrom('status' as const, 'labels' as const, 'notes' as const) }),
      fc.record({
        verb: fc.constant('append' as const),
        field: fc.constant('notes' as const),
        line: fc.string({ minLength: 1, maxLength: 5 }),
      }),
      fc.record({ verb: fc.constant('labels' as const), add: fc.constant(['l-1']), remove: fc.constant(['l-0']) }),
      fc.record({ verb: fc.constant('move' as const), field: fc.constant('status' as const), from: fc.constant(3), to: fc.constant(null) }),
    );
    check(
      fc.property(anyEdit, fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 4 }), (edit, texts) => {
        const office = officeWith(texts.length);
        for (const [i, [status, labels, notes]] of texts.entries()) {
          type(office, i + 2, 'status', status);
          type(office, i + 2, 'labels', labels);
          type(office, i + 2, 'notes', notes);
        }
        const rows = texts.map((_, i) => i + 2);
        const all = () => ['status', 'labels', 'notes'].map((field) => cells(office, field, rows));
        const before = all();
        const { digest, changing } = shown(office, edit);
        expect(all()).toEqual(before);
        const { undo, creators } = must(writeBulkEdit(office.ctx, { edit, scope: 'all', digest }));
        expect(creators).toBe(changing);
        if (undo === null) throw new Error('it cannot be taken back');
        must(takeBackBulkEdit(office.ctx, { undo }));
        expect(all()).toEqual(before);
      }),
      60,
    );
  });

  it('leaves a cell that was edited since', () => {
    const office = officeWith(2);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'all' });
    type(office, 3, 'notes', 'my own');
    expect(must(takeBackBulkEdit(office.ctx, { undo }))).toEqual({ cells: 1, edited: 1 });
    expect(cells(office, 'notes', [2, 3])).toEqual(['', 'my own']);
  });

  it('leaves a formula that was typed since, whatever it shows', () => {
    const office = officeWith(2);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'all' });
    office.tab.grid.formula(2, office.tab.grid.columnOf('notes'), 'all', '="all"');
    expect(must(takeBackBulkEdit(office.ctx, { undo }))).toEqual({ cells: 1, edited: 1 });
    expect(cells(office, 'notes', [2, 3])).toEqual(['all', '']);
  });

  it('also undoes what the sheet stores differently from what was written', () => {
    const office = officeWith(1);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'one\r\ntwo ' });
    type(office, 2, 'notes', 'one\ntwo');
    expect(must(takeBackBulkEdit(office.ctx, { undo }))).toEqual({ cells: 1, edited: 0 });
  });

  it('is not offered for more than a page can hold, which is said before it is written', () => {
    const office = officeWith(200);
    for (let row = 2; row <= 201; row += 1) type(office, row, 'notes', `${row}`.padEnd(11_000, 'x'));
    const edit: BulkEdit = { verb: 'append', field: 'notes', line: 'more' };
    expect(shown(office, edit).undoable).toBe(false);
    expect(written(office, edit)).toMatchObject({ cells: 200, undo: null });
    expect(shown(office, { verb: 'set', field: 'status', value: 3 }).undoable).toBe(true);
  });

  it('applies to the edited tab, whichever is active', () => {
    const office = officeWith(2);
    const undo = wayBack(office, { verb: 'set', field: 'notes', value: 'all' });
    const edited = office.tab;
    office.book.activate(office.book.addTab('Another tab'));
    expect(must(takeBackBulkEdit(office.ctx, { undo }))).toEqual({ cells: 2, edited: 0 });
    expect(edited.grid.text(2, edited.grid.columnOf('notes'))).toBe('');
  });
});

describe('the stamp of an appended line', () => {
  it('is the date, and the initials of the member that the person says they are', () => {
    const office = officeWith(1);
    expect(must(readBulkColumns(office.ctx)).stamp).toMatch(/^\d{4}-\d\d-\d\d Sp1$/);
    const inGoogle = (name: string) => ({ ...office.ctx, person: { ...office.ctx.person, name } });
    expect(['jane.doe@example.com', 'jane@example.com'].map((name) => must(readBulkColumns(inGoogle(name))).stamp.slice(11))).toEqual([
      'jd',
      'jane',
    ]);
    must(sayWhoIAm(office.ctx, { member: 'u-b' }));
    expect(must(readBulkColumns(office.ctx)).stamp).toMatch(/^\d{4}-\d\d-\d\d SoB$/);
  });
});
