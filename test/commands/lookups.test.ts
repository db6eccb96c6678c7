// Own columns follow their creator into another tab, by formulas that a refresh keeps correct.

import { readLookups, showLookups } from '../../src/commands/lookups/lookups';
import { startPull } from '../../src/commands/pull/pull';
import type { MemoryTab } from '../fakes/memory-tab';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

/** A tab with one of the person's own columns, and a second, active one with the same creators. */
function twoTabs(count: number, crm = new ModelCrm()): { office: Office; source: MemoryTab; own: number } {
  const office = officeWith(count, crm);
  const source = office.tab;
  const own = source.grid.lastColumn() + 1;
  source.grid.type(1, own, 'Campaign');
  source.grid.type(2, own, 'Spring');
  office.finishPull(office.ctx, must(startPull(office.ctx, { query: {}, name: 'Second' })).pullId);
  return { office, source, own };
}

const letters = (column: number): string =>
  (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));
const formulas = ({ tab: { grid } }: Office, heading: string): readonly (string | undefined)[] => {
  const column = Array.from({ length: grid.lastColumn() }, (_, i) => i + 1).find((one) => grid.text(1, one) === heading) ?? 0;
  return Array.from({ length: grid.lastRow() - 1 }, (_, i) => grid.cell(i + 2, column).formula);
};

describe('own columns of another tab', () => {
  it('are offered, and are added as formulas by the creator’s id; a second time they are only kept', () => {
    const { office, source, own } = twoTabs(2);
    expect(must(readLookups(office.ctx)).tabs).toEqual([{ id: source.id, name: 'Creators', headings: ['Campaign'], shown: [] }]);
    expect(must(showLookups(office.ctx, { tab: office.tab.id, from: source.id, headings: ['Campaign'] }))).toEqual({ columns: 1, rows: 2 });
    const whole = `'Creators'!$${letters(own)}:$${letters(own)}`;
    const found = `INDEX(${whole};MATCH($A3;'Creators'!$A:$A;0))`;
    expect(formulas(office, 'Campaign')[1]).toBe(`=IFERROR(IF(${found}&""="";"";${found});"")`);
    expect(must(showLookups(office.ctx, { tab: office.tab.id, from: source.id, headings: ['Campaign'] }))).toEqual({ columns: 0, rows: 0 });
    expect(must(readLookups(office.ctx)).tabs[0]?.shown).toEqual(['Campaign']);
  });

  it('are not edits, are never sent, and reach new rows and a moved column with the next refresh', () => {
    const crm = new ModelCrm();
    const { office, source, own } = twoTabs(2, crm);
    must(showLookups(office.ctx, { tab: office.tab.id, from: source.id, headings: ['Campaign'] }));
    expect(office.review()).toBeNull();
    source.grid.moveColumns(own, 1, 3);
    crm.channels.set(creator('c-3'), blankChannel(creator('c-3')));
    office.refresh();
    const now = formulas(office, 'Campaign');
    expect(now).toHaveLength(3);
    expect(now.every((formula) => formula?.includes("'Creators'!$C:$C") === true)).toBe(true);
    expect(office.review()).toBeNull();
  });

  it('are forgotten if somebody deletes the column, and stay if their tab is gone', () => {
    const { office, source } = twoTabs(1);
    must(showLookups(office.ctx, { tab: office.tab.id, from: source.id, headings: ['Campaign'] }));
    const { grid } = office.tab;
    source.grid.deleteColumns(source.grid.lastColumn());
    const before = formulas(office, 'Campaign');
    office.refresh();
    expect(formulas(office, 'Campaign')).toEqual(before);
    grid.deleteColumns(grid.columns.findIndex(({ mark }) => mark?.field.startsWith('lookup:') === true) + 1);
    office.refresh();
    expect(grid.columns.some(({ mark }) => mark?.field.startsWith('lookup:') === true)).toBe(false);
  });
});
