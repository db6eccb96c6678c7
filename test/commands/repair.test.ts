// Cells that wait: what the panel offers for each, and what the offer writes.

import { repairRows } from '../../src/commands/edits/repair';
import { readState } from '../../src/commands/state';
import type { Repair, WaitingRow } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { asPage } from './as-page';
import { formula, officeWith, type } from './edited-office';
import { officeOf, sortSpan, typeAt } from './identity-office';

/** Rows 2 to 4; c-1 carries Beauty. */
function freshOffice(crm = new ModelCrm()): Office {
  const labels = crm.labelList.filter(({ name }) => name === 'Beauty');
  for (const n of [1, 2, 3]) crm.channels.set(creator(`c-${n}`), { ...blankChannel(creator(`c-${n}`)), labels: n === 1 ? labels : [] });
  const office = new Office(crm);
  office.pull();
  return office;
}

const text = ({ tab }: Office, row: number, field: string): string => tab.grid.text(row, tab.grid.columnOf(field));
const waiting = (office: Office): readonly WaitingRow[] => must(readState(office.ctx, { withEdits: true })).edits?.waiting ?? [];

type Pressed = Parameters<typeof repairRows>[1]['repair'];
const press = (office: Office, repair: Pressed, ...rows: readonly number[]): number =>
  must(asPage(repairRows, office.ctx, { repair, rows: [...rows] })).rows;

describe('a cell that waits', () => {
  const typed: readonly (readonly [string, (office: Office) => void, string, readonly Repair[]])[] = [
    ['an error', (office) => formula(office, 2, 'notes', '#REF!', '=A1'), 'error-in-cell', ['restore-cells']],
    [
      'a formula that gives another value by itself',
      (office) => formula(office, 2, 'notes', '12:30', '=NOW()'),
      'changes-by-itself',
      ['restore-cells'],
    ],
    ['a text that would be a formula there', (office) => type(office, 2, 'notes', '=1+1'), 'looks-like-formula', ['restore-cells']],
    ['no address', (office) => type(office, 2, 'email', 'somebody'), 'not-an-email', ['restore-cells']],
    ['no link', (office) => type(office, 2, 'contactLink', 'somewhere nice'), 'not-a-link', ['restore-cells']],
    ['a blank where the CRM takes none', (office) => type(office, 2, 'status', ''), 'cannot-clear', ['restore-cells']],
    ['too long a text', (office) => type(office, 2, 'notes', 'x'.repeat(12_001)), 'too-long', ['restore-cells']],
    [
      'a name that is near another',
      (office) => type(office, 2, 'labels', 'Beuty'),
      'unknown-name',
      ['use-near', 'create-label', 'restore-cells'],
    ],
  ];

  it.each(typed)('with %s is given the reason, and reverts with one press', (_, edit, why, repairs) => {
    const office = freshOffice();
    const fields = ['status', 'labels', 'email', 'contactLink', 'notes'];
    const before = fields.map((field) => text(office, 2, field));
    edit(office);
    expect(waiting(office).map(({ reason, repairs: offered }) => [reason.why, offered])).toEqual([[why, repairs]]);
    expect(press(office, 'restore-cells', 2)).toBe(1);
    expect([fields.map((field) => text(office, 2, field)), waiting(office)]).toEqual([before, []]);
  });

  it('with a number that the sheet shows truncated reverts, too', () => {
    const office = officeWith(1);
    office.tab.grid.number(2, office.tab.grid.columnOf('notes'), 0.123_456_789_012_3, '0.123456789');
    expect(waiting(office).map(({ reason, repairs }) => [reason.why, repairs])).toEqual([['shortened-number', ['restore-cells']]]);
    press(office, 'restore-cells', 2);
    expect(text(office, 2, 'notes')).toBe('');
  });
});

describe('the similar name', () => {
  it('replaces only the unknown one, the first of several', () => {
    const crm = new ModelCrm();
    crm.labelList = [...crm.labelList, { id: 'l-8', name: 'Beautx', channelCount: null }];
    const office = freshOffice(crm);
    type(office, 2, 'labels', 'Food, Beaut, Summer');
    const [{ reason } = { reason: { why: 'gone' } as const }] = waiting(office);
    const near = 'near' in reason ? reason.near : [];
    expect(near.length).toBeGreaterThan(1);
    expect(press(office, 'use-near', 2)).toBe(1);
    expect(text(office, 2, 'labels')).toBe(`Food, ${near[0]}, Summer`);
  });

  it('of a field with one entry fills the cell', () => {
    const office = freshOffice();
    type(office, 2, 'status', 'Complet');
    press(office, 'use-near', 2);
    expect(text(office, 2, 'status')).toBe('Completed');
  });

  it('is written into the requested rows, and no others', () => {
    const office = freshOffice();
    for (const row of [2, 3, 4]) type(office, row, 'status', 'Complet');
    expect(press(office, 'use-near', 2, 4)).toBe(2);
    expect([2, 3, 4].map((row) => text(office, row, 'status'))).toEqual(['Completed', 'Complet', 'Completed']);
  });
});

describe('a repair', () => {
  it('that does not match what waits in the row writes nothing', () => {
    const office = freshOffice();
    type(office, 2, 'status', 'Complet');
    for (const repair of ['split-name', 'use-row', 'restore-id', 'keep-edits', 'restore-headings'] as const)
      expect(press(office, repair, 2)).toBe(0);
    expect(text(office, 2, 'status')).toBe('Complet');
  });

  it('is refused in a tab without a view', () => {
    const office = freshOffice();
    office.book.activate(office.book.addTab('Another tab'));
    for (const repair of ['restore-cells', 'restore-headings', 'keep-edits'] as const)
      expect(asPage(repairRows, office.ctx, { repair, rows: [2] })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
  });

  it('of one cell in a column that was sorted alone reverts it completely', () => {
    const office = officeOf(12);
    sortSpan(office, 'notes', ['notes', 'notes']);
    typeAt(office, 2, 'status', 'no such status');
    const sorted = waiting(office).filter(({ reason }) => reason.why === 'column-sorted-alone');
    expect(sorted.length).toBeGreaterThan(1);
    expect(press(office, 'restore-cells', 2)).toBeGreaterThan(1);
    expect(waiting(office)).toEqual([]);
  });

  it('of a name replaces it in the creator’s row that has it, and leaves the other one’s content', () => {
    const office = freshOffice();
    const { grid } = office.tab;
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(5, column, grid.cell(2, column));
    type(office, 2, 'labels', 'Beuty');
    type(office, 5, 'labels', 'Food');
    press(office, 'use-near', 2);
    expect([text(office, 2, 'labels'), text(office, 5, 'labels')]).toEqual(['Beauty', 'Food']);
    type(office, 2, 'status', 'Complet');
    expect(press(office, 'use-near', 2)).toBe(1);
    expect([text(office, 2, 'status'), text(office, 5, 'status')]).toEqual(['Completed', 'Not collaborated']);
  });

  it('of a name leaves a column that was sorted alone as it is', () => {
    const office = officeOf(12);
    sortSpan(office, 'notes', ['notes', 'notes']);
    typeAt(office, 2, 'status', 'Complet');
    const notes = () => Array.from({ length: 12 }, (_, i) => text(office, i + 2, 'notes'));
    const before = notes();
    expect(press(office, 'use-near', 2)).toBe(1);
    expect([text(office, 2, 'status'), notes()]).toEqual(['Completed', before]);
  });

  it('that takes over one row of a creator touches only the others', () => {
    const office = freshOffice();
    const { grid } = office.tab;
    for (const row of [5, 6])
      for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(row, column, grid.cell(2, column));
    for (const [i, row] of [2, 5, 6].entries()) type(office, row, 'notes', `note ${i}`);
    expect(press(office, 'use-row', 5)).toBe(2);
    expect([2, 5, 6].map((row) => text(office, row, 'notes'))).toEqual(['note 1', 'note 1', 'note 1']);
    type(office, 2, 'labels', '');
    type(office, 5, 'labels', 'Food');
    expect(press(office, 'use-row', 2)).toBe(2);
    expect([2, 5, 6].map((row) => text(office, row, 'labels'))).toEqual(['', '', '']);
  });

  it('of a mixed-up row leaves the cells of a field about which the CRM said nothing', () => {
    const crm = new ModelCrm();
    crm.channels.set(creator('c-9'), { ...blankChannel(creator('c-9')), notes: undefined });
    const office = new Office(crm);
    office.pull();
    type(office, 2, 'notes', 'mine');
    type(office, 2, 'status', 'Completed');
    type(office, 2, 'handle', '@stranger');
    expect(waiting(office).map(({ reason }) => reason.why)).toEqual(['mixed-up-row']);
    expect(press(office, 'restore-cells', 2)).toBe(1);
    expect(['handle', 'status', 'notes'].map((field) => text(office, 2, field))).toEqual(['@c-9', 'Not collaborated', 'mine']);
  });

  it('of a status with a comma in its name writes the name as is', () => {
    const crm = new ModelCrm();
    crm.statusList = [...crm.statusList, { id: 4, name: 'Done, paid' }];
    const office = freshOffice(crm);
    type(office, 2, 'status', 'Done, payd');
    press(office, 'use-near', 2);
    expect([text(office, 2, 'status'), waiting(office)]).toEqual(['Done, paid', []]);
  });
});
