// The Overview: built from formulas, updated without touching what a person changed, and kept as of a day.

import { makeFollowUpColumns } from '../../src/commands/follow-ups/follow-ups';
import { freezeOverview } from '../../src/commands/overview/freeze';
import { makeOverview, openOverview, readOverview } from '../../src/commands/overview/overview';
import { renewOverview } from '../../src/commands/overview/renew';
import { openChangeLog } from '../../src/commands/tab/change-log';
import type { MemoryTab } from '../fakes/memory-tab';
import { must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

interface Made {
  readonly office: Office;
  readonly creators: MemoryTab;
  readonly overview: MemoryTab;
}

function made(rows = 6, before: (office: Office) => void = () => {}): Made {
  const office = officeWith(rows);
  const creators = office.tab;
  for (let row = 2; row < rows + 2; row += 1) {
    type(office, row, 'owner', row % 3 === 0 ? 'Sample owner A' : 'Sample owner B');
    type(office, row, 'status', row % 2 === 0 ? 'Completed' : 'In communication');
  }
  before(office);
  office.book.activate(creators);
  const { requests } = office.crm;
  must(makeOverview(office.ctx));
  expect(office.crm.requests).toBe(requests);
  return { office, creators, overview: office.tab };
}

const renew = ({ office }: Made) => must(renewOverview(office.ctx));

/** The position of a text. */
function at({ overview }: Made, text: string): { row: number; column: number } {
  for (let row = 1; row <= overview.grid.lastRow(); row += 1)
    for (let column = 1; column <= overview.grid.lastColumn(); column += 1)
      if (overview.grid.text(row, column) === text) return { row, column };
  throw new Error(`no ${text}`);
}

const formula = ({ overview }: Made, row: number, column: number): string => overview.grid.cell(row, column).formula ?? '';

/** The tab's complete contents, for comparison. */
const all = ({ overview }: Made) => overview.grid.rows.map(({ cells }) => cells.map((cell) => cell?.formula ?? cell?.text ?? ''));

describe('an Overview', () => {
  it('is a tab of its own with a block for each question, and a chart for each block', () => {
    const it = made(6, (office) => {
      must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} }));
      must(openChangeLog(office.ctx));
    });
    const { overview } = it;
    expect(overview.name).toBe('Overview of Creators');
    expect(overview.charts.map(({ title }) => title)).toEqual([
      'To do',
      'By status and owner',
      'By platform',
      'By label',
      'By country',
      'Status changes per week',
    ]);
    const { row, column } = at(it, 'By status and owner');
    expect([0, 1, 2, 3, 4, 5].map((i) => overview.grid.text(row + 1, column + i))).toEqual([
      'Status',
      'All',
      'Sample owner B',
      'Sample owner A',
      '(no owner)',
      '(others)',
    ]);
    const completed = at(it, 'Completed');
    expect(formula(it, completed.row, column + 2)).toContain(`$${'E'}${completed.row}`);
    expect(overview.looks).toHaveLength(1);
  });

  it('is created once, and only opened afterwards', () => {
    const it = made();
    it.office.book.activate(it.creators);
    must(makeOverview(it.office.ctx));
    expect(it.office.tab).toBe(it.overview);
    expect(it.office.book.tabs()).toHaveLength(2);
    it.office.book.activate(it.creators);
    must(openOverview(it.office.ctx));
    expect(it.office.tab).toBe(it.overview);
  });

  it('leaves out what the tab has no columns for, and says so', () => {
    const it = made();
    expect(must(readOverview(it.office.ctx))).toEqual({
      counts: 'Creators',
      overview: 'Overview of Creators',
      hasDue: false,
      hasChanges: false,
    });
    expect(() => at(it, 'Due today')).toThrow();
    expect(() => at(it, 'Status changes per week')).toThrow();
  });

  it('says that it can count nothing if neither a tab of creators nor an Overview is active', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Mine'));
    expect(must(readOverview(office.ctx)).counts).toBeNull();
    expect(makeOverview(office.ctx)).toMatchObject({ ok: false });
  });

  it('is not created partially if Google refuses a part', () => {
    const office = officeWith(2);
    const creators = office.tab;
    office.ops.before = ({ name, on }) => {
      if (name === 'write' && on !== creators.id) throw new Error('Service error: Spreadsheets');
    };
    expect(() => makeOverview(office.ctx)).toThrow();
    expect(office.book.tabs().map(({ name }) => name)).toEqual(['Creators']);
  });
});

describe('updating it', () => {
  it('changes nothing if nothing is new', () => {
    const it = made();
    const before = all(it);
    expect(renew(it)).toEqual({ tab: 'Overview of Creators', cells: 0, kept: 0, noRoom: 0, gone: [] });
    expect(all(it)).toEqual(before);
  });

  it('adds a new owner next to the others, and the chart shows it', () => {
    const it = made();
    const charted = it.overview.charts.find(({ title }) => title === 'By status and owner')?.areas[1]?.columns ?? 0;
    type({ tab: it.creators } as Office, 2, 'owner', 'Sample owner C');
    expect(renew(it)).toMatchObject({ kept: 0, noRoom: 0 });
    const { row, column } = at(it, 'Sample owner C');
    expect(row).toBe(at(it, 'Sample owner A').row);
    expect(it.overview.grid.text(row, column - 1)).toBe('(others)');
    expect(it.overview.charts.find(({ title }) => title === 'By status and owner')?.areas[1]?.columns).toBe(charted + 1);
    expect(renew(it).cells).toBe(0);
  });

  it('leaves what a person changed, cleared, added or removed', () => {
    const it = made(6, (office) => void must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} })));
    const { grid } = it.overview;
    const { row, column } = at(it, 'In communication');
    grid.formula(row, column + 1, '7', '=MINE()');
    grid.setCell(row, column + 2, undefined);
    const untouched = at(it, 'No CRM change for N days');
    grid.number(untouched.row, untouched.column + 2, 21, '21');
    grid.type(60, 2, 'my own note');
    const gone = at(it, 'Completed');
    for (let i = 0; i < 8; i += 1) grid.setCell(gone.row, gone.column + i, undefined);
    const isSum = (text: string): boolean => /^=.*SUM\(/.test(text);
    const before = all(it);
    expect(renew(it)).toMatchObject({ kept: 3, noRoom: 0, gone: [] });
    const differing = all(it).flatMap((cells, i) => cells.filter((text, j) => text !== before[i]?.[j]));
    // Sums over lines end with the last of them.
    expect(differing.every(isSum)).toBe(true);
  });

  it('leaves a block alone if its title is gone, and says which', () => {
    const it = made();
    const title = at(it, 'By platform');
    it.overview.grid.type(title.row, title.column, 'My platforms');
    expect(renew(it)).toMatchObject({ cells: 0, gone: ['By platform'] });
  });

  it('repairs formulas of a column that was deleted and recreated', () => {
    const it = made();
    const { grid } = it.overview;
    const completed = at(it, 'Completed');
    const right = formula(it, completed.row, completed.column + 1);
    grid.setCell(completed.row, completed.column + 1, {
      text: '#REF!',
      origin: 'error',
      formula: right.replace(/'Creators'!\$[A-Z]+:\$[A-Z]+(?=;"="&)/, '#REF!'),
    });
    expect(formula(it, completed.row, completed.column + 1)).toContain('#REF!');
    expect(renew(it)).toMatchObject({ cells: 1, kept: 0 });
    expect(formula(it, completed.row, completed.column + 1)).toBe(right);
  });

  it('does not overwrite what is in the place of a new line, and says so', () => {
    const it = made();
    const last = at(it, 'Sample owner A');
    const others = last.column + 2;
    expect(it.overview.grid.text(last.row, others)).toBe('(others)');
    it.overview.grid.type(last.row + 1, others + 1, 'mine');
    type({ tab: it.creators } as Office, 2, 'owner', 'Sample owner C');
    expect(renew(it)).toMatchObject({ noRoom: 1 });
    expect(() => at(it, 'Sample owner C')).toThrow();
  });

  it('gets the block of weekly changes once there is a tab of changes', () => {
    const it = made();
    it.office.book.activate(it.creators);
    must(openChangeLog(it.office.ctx));
    it.office.book.activate(it.overview);
    expect(renew(it).cells).toBeGreaterThan(8);
    at(it, 'Status changes per week');
    expect(renew(it).cells).toBe(0);
  });
});

describe('a copy of today', () => {
  it('contains what the Overview shows, including the person’s own cells, without formulas', () => {
    const it = made();
    const completed = at(it, 'Completed');
    const { grid } = it.overview;
    grid.setCell(completed.row, completed.column + 1, { ...grid.cell(completed.row, completed.column + 1), text: '3', value: 3 });
    grid.type(60, 2, 'my own note');
    must(freezeOverview(it.office.ctx));
    const copy = it.office.tab;
    expect(copy.name).toBe('Overview as of Mon, Jan 5');
    expect(copy.grid.rows.flatMap(({ cells }) => cells).filter((cell) => cell?.formula !== undefined)).toEqual([]);
    expect(copy.grid.text(completed.row, completed.column + 1)).toBe('3');
    expect(copy.grid.text(60, 2)).toBe('my own note');
    expect(copy.charts.map(({ title }) => title)).toEqual(it.overview.charts.map(({ title }) => title));
  });

  it('says as of when its numbers are, and that they do not change', () => {
    const it = made();
    must(freezeOverview(it.office.ctx));
    expect([1, 2].map((row) => it.office.tab.grid.text(row, 1))).toEqual([
      'Overview of “Creators” as of Mon, Jan 5',
      'Saved numbers. They don’t change.',
    ]);
  });

  it('keeps what a person wrote in their place', () => {
    const it = made();
    it.overview.grid.type(1, 1, 'Our January');
    it.overview.grid.type(2, 1, '');
    must(freezeOverview(it.office.ctx));
    expect([1, 2].map((row) => it.office.tab.grid.text(row, 1))).toEqual(['Our January', '']);
  });
});
