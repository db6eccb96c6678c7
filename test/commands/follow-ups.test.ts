// Follow-ups in the person's own columns: offered, found again, marked, shown, and stamped after an email task.

import { makeFollowUpColumns, markDue, readFollowUps, showDue } from '../../src/commands/follow-ups/follow-ups';
import { previewStamp, takeBackStamp, writeStamp } from '../../src/commands/follow-ups/stamp';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { readState } from '../../src/commands/state';
import { dayIn, textOfDay } from '../../src/sync/days';
import type { FollowUpRule } from '../../src/sync/follow-ups';
import { type CellValue, rowNumberOf } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const RULE: FollowUpRule = { statuses: [2], most: 2, days: 5 };
/** The virtual clock's date. */
const TODAY = dayIn('2026-01-05');

const look = (office: Office) => must(readFollowUps(office.ctx));
const headings = ({ tab: { grid } }: Office): readonly string[] => Array.from({ length: grid.lastColumn() }, (_, i) => grid.text(1, i + 1));
const columnOf = (office: Office, heading: string): number => headings(office).indexOf(heading) + 1;
const text = (office: Office, row: number, heading: string): string => office.tab.grid.text(row, columnOf(office, heading));

/** A real date in a cell. */
function day(office: Office, row: number, heading: string, at: number): void {
  const shown = textOfDay(at);
  office.tab.grid.setCell(row, columnOf(office, heading), { text: shown, value: { time: `${shown}T00:00:00.000Z` } });
}

/** Everybody in communication, with the columns added. */
function readyOffice(count: number): Office {
  const office = officeWith(count);
  for (let row = 2; row < count + 2; row += 1) type(office, row, 'status', 'In communication');
  must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} }));
  return office;
}

/** The creators of these rows are added to an email task. */
function mailed(office: Office, rows: readonly number[]): string {
  office.tab.select(rows.map(rowNumberOf), null);
  let last = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: 't-1', everybody: true } }));
  while (last.state === 'checking') last = must(stepMutation(office.ctx, { mutationId: last.mutationId }));
  must(approveMutation(office.ctx, { mutationId: last.mutationId, digest: last.digest }));
  return last.mutationId;
}

describe('the columns', () => {
  it('are added once, at the right end, without a mark: Sync and the CRM ignore them', () => {
    const office = officeWith(3);
    const before = headings(office);
    expect(look(office)).toMatchObject({ at: { lastSent: null, count: null, next: null, due: null }, found: null });
    expect(must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} })).made).toEqual([
      'Last sent',
      'Follow-ups',
      'Next action',
      'Due',
    ]);
    expect(must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} })).made).toEqual([]);
    expect(headings(office)).toEqual([...before, 'Last sent', 'Follow-ups', 'Next action', 'Due']);
    expect(
      office.tab
        .columns()
        .slice(before.length)
        .map(({ field }) => field),
    ).toEqual([null, null, null, null]);
    day(office, 2, 'Last sent', TODAY);
    expect(office.review()).toBeNull();
  });

  it('are found under their headings in either language, and under the person’s own chosen heading', () => {
    const office = officeWith(1);
    const own = office.tab.grid.lastColumn();
    for (const [i, heading] of ['上次发送', ' follow-ups', 'When to write'].entries()) office.tab.grid.type(1, own + 1 + i, heading);
    expect(look(office).at).toMatchObject({ lastSent: '上次发送', count: ' follow-ups', due: null });
    expect(must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: { due: 'When to write' } })).made).toEqual(['Next action']);
    expect(look(office).at).toMatchObject({ due: 'When to write' });
    expect(must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: { due: 'When to write', next: '' } })).made).toEqual([]);
    office.tab.grid.moveColumns(own + 3, 1, 2);
    expect(look(office).at).toMatchObject({ due: 'When to write' });
  });
});

describe('a formula that Sheets returns in another spelling', () => {
  it('is the same one, and is not written again', () => {
    const office = readyOffice(1);
    must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }));
    const due = columnOf(office, 'Due');
    const { formula = '' } = office.tab.grid.cell(2, due);
    office.tab.grid.setCell(2, due, { text: '', origin: 'formula', formula: formula.replaceAll(',', '; ') });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }))).toEqual({ cells: 0 });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: { ...RULE, days: 3 }, headings: {} }))).toEqual({ cells: 1 });
  });
});

describe('the rule', () => {
  it('marks who is due by a formula in Due; a second time it writes nothing', () => {
    const office = readyOffice(4);
    day(office, 2, 'Last sent', TODAY - 5);
    day(office, 3, 'Last sent', TODAY - 4);
    day(office, 4, 'Last sent', TODAY - 30);
    office.tab.grid.number(4, columnOf(office, 'Follow-ups'), 2, '2');
    expect(look(office).found).toMatchObject({ due: 1, later: 1, neverSent: [5], unmarked: 4 });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }))).toEqual({ cells: 4 });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }))).toEqual({ cells: 0 });
    const due = office.tab.grid.cell(3, columnOf(office, 'Due'));
    expect(due.formula).toMatch(/^=IFERROR\(IF\(AND\(OR\(LOWER\(TRIM\(\$[A-Z]+3\)\)="in communication"\);\$[A-Z]+3<2;/);
    expect(look(office).found).toMatchObject({ due: 1, later: 1, unmarked: 0 });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: { ...RULE, days: 3 }, headings: {} }))).toEqual({ cells: 4 });
    expect(look(office)).toMatchObject({ rule: { days: 3 }, found: { due: 2 } });
  });

  it('uses what a formula shows in Last sent, Follow-ups and Replied, as the formula in Due does', () => {
    const office = readyOffice(4);
    const [sent, count, replied] = [columnOf(office, 'Last sent'), columnOf(office, 'Follow-ups'), office.tab.grid.lastColumn() + 1];
    office.tab.grid.type(1, replied, 'Replied');
    const formula = (row: number, column: number, text: string, result: CellValue) =>
      office.tab.grid.setCell(row, column, { text, origin: 'formula', formula: '=X1', result });
    for (const row of [2, 3, 4, 5]) formula(row, sent, textOfDay(TODAY - 9), { time: `${textOfDay(TODAY - 9)}T00:00:00.000Z` });
    formula(2, count, '1', 1);
    formula(3, count, '2', 2);
    formula(4, replied, 'FALSE', false);
    formula(5, replied, 'TRUE', true);
    expect(look(office).found).toMatchObject({ due: 2, later: 0, neverSent: [], unclear: [] });
  });

  it('accepts the person’s own formula in Due: a date counts, blank means not due, and it is not overwritten', () => {
    const office = readyOffice(2);
    for (const row of [2, 3]) day(office, row, 'Last sent', TODAY - 9);
    const due = columnOf(office, 'Due');
    const shown = textOfDay(TODAY + 2);
    office.tab.grid.setCell(2, due, { text: shown, origin: 'formula', formula: '=X1+2', result: { time: `${shown}T00:00:00.000Z` } });
    office.tab.grid.setCell(3, due, { text: '', origin: 'formula', formula: '=IF(X1="no","",X1)' });
    expect(look(office).found).toMatchObject({ due: 0, later: 1, unclear: [], unmarked: 0 });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }))).toEqual({ cells: 0 });
  });

  it('compares the status by the name that its cell shows, ignoring case and spaces', () => {
    const office = readyOffice(3);
    for (const row of [2, 3, 4]) day(office, row, 'Last sent', TODAY - 9);
    type(office, 2, 'status', ' in  COMMUNICATION ');
    expect(look(office).found).toMatchObject({ due: 3 });
    must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }));
    expect(office.tab.grid.cell(2, columnOf(office, 'Due')).formula).toContain('="in communication"');
  });

  it('is not written into another tab than the panel showed', () => {
    const office = readyOffice(1);
    const other = { kind: 'stale-mutation' };
    expect(markDue(office.ctx, { tab: office.tab.id + 1, rule: RULE, headings: {} })).toMatchObject({ ok: false, problem: other });
    expect(makeFollowUpColumns(office.ctx, { tab: office.tab.id + 1, headings: {} })).toMatchObject({ ok: false, problem: other });
    expect(look(office).found).toMatchObject({ unmarked: 1 });
  });

  it('excludes creators who answered, by status or by a column that says so, and keeps a date typed into Due', () => {
    const office = readyOffice(4);
    for (const row of [2, 3, 4, 5]) day(office, row, 'Last sent', TODAY - 9);
    type(office, 3, 'status', 'Completed');
    const replied = office.tab.grid.lastColumn() + 1;
    office.tab.grid.type(1, replied, 'Replied');
    office.tab.grid.boxes(2, 5, replied);
    office.tab.grid.type(4, replied, 'yes');
    day(office, 5, 'Due', TODAY + 1);
    expect(look(office).found).toMatchObject({ due: 1, later: 1 });
    expect(must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }))).toEqual({ cells: 3 });
    expect(text(office, 5, 'Due')).toBe(textOfDay(TODAY + 1));
    expect(look(office).found).toMatchObject({ due: 1, later: 1, unmarked: 0 });
  });

  it('names cells that are not a date or a number, and never considers their rows due', () => {
    const office = readyOffice(5);
    const [sent, count] = [columnOf(office, 'Last sent'), columnOf(office, 'Follow-ups')];
    office.tab.grid.type(2, sent, 'last week');
    day(office, 3, 'Last sent', TODAY + 2);
    office.tab.grid.number(4, sent, 5, '5');
    office.tab.grid.formula(5, sent, '#REF!');
    day(office, 6, 'Last sent', TODAY - 9);
    office.tab.grid.type(6, count, 'two');
    expect(look(office).found).toMatchObject({
      due: 0,
      unclear: [
        { why: 'sent-is-text', rows: [2] },
        { why: 'sent-in-future', rows: [3] },
        { why: 'sent-is-number', rows: [4] },
        { why: 'error', rows: [5] },
        { why: 'count', rows: [6] },
      ],
    });
  });

  it('names the same creator, and the same address, in several rows', () => {
    const office = readyOffice(3);
    for (const row of [2, 3, 4]) day(office, row, 'Last sent', TODAY - 9);
    type(office, 2, 'email', 'One@sample.test');
    type(office, 3, 'email', 'one@sample.test ');
    const width = office.tab.grid.lastColumn();
    for (let column = 1; column <= width; column += 1) office.tab.grid.setCell(5, column, office.tab.grid.cell(4, column));
    expect(look(office).found?.duplicates).toEqual([
      { by: 'creator', text: 'Sample c-3', rows: [4, 5] },
      { by: 'email', text: 'one@sample.test', rows: [2, 3] },
    ]);
  });

  it('shows who is due by the filter on Due, and selects the rows if other rows contain the same date', () => {
    const office = readyOffice(3);
    for (const [row, at] of [
      [2, TODAY],
      [3, TODAY + 3],
      [4, TODAY - 1],
    ] as const)
      day(office, row, 'Due', at);
    expect(must(showDue(office.ctx, { show: true }))).toEqual({ how: 'filtered', rows: 2 });
    expect(office.tab.hiddenRows([2, 3, 4].map(rowNumberOf))).toEqual(new Set([3]));
    expect(office.tab.selectedRows()).toEqual([
      { from: 2, to: 2 },
      { from: 4, to: 4 },
    ]);
    expect(look(office).onlyDue).toBe(true);
    expect(must(showDue(office.ctx, { show: false }))).toEqual({ how: 'all', rows: 0 });
    expect(look(office).onlyDue).toBe(false);
    type(office, 2, 'status', 'Completed');
    day(office, 2, 'Due', TODAY - 1);
    expect(must(showDue(office.ctx, { show: true }))).toEqual({ how: 'selected', rows: 1 });
    expect(look(office).onlyDue).toBe(false);
    expect(office.tab.selectedRows()).toEqual([{ from: 4, to: 4 }]);
  });

  it('marks rows added since the first marking, so that the filter shows them too; before that it writes nothing', () => {
    const office = readyOffice(3);
    for (const row of [2, 3, 4]) day(office, row, 'Last sent', TODAY - 9);
    must(showDue(office.ctx, { show: true }));
    expect(look(office).found).toMatchObject({ due: 3, unmarked: 3 });
    must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }));
    office.tab.grid.setCell(4, columnOf(office, 'Due'), { text: '' });
    expect(look(office).found).toMatchObject({ due: 3, unmarked: 1 });
    must(showDue(office.ctx, { show: true }));
    expect(look(office).found).toMatchObject({ due: 3, unmarked: 0 });
  });
});

describe('the idle panel', () => {
  const due = (office: Office, quick = false) => must(readState(office.ctx, { withEdits: true, ...(quick && { quick: true }) })).due;

  it('says how many are due in a tab with a rule, but not while the person works in the sheet', () => {
    const office = readyOffice(3);
    for (const row of [2, 3]) day(office, row, 'Last sent', TODAY - 9);
    expect(due(office)).toBeUndefined();
    must(markDue(office.ctx, { tab: office.tab.id, rule: RULE, headings: {} }));
    expect(due(office)).toEqual({ rows: 2, shown: false });
    expect(due(office, true)).toBeUndefined();
    type(office, 2, 'status', 'Completed');
    expect(due(office)).toEqual({ rows: 1, shown: false });
    office.tab.grid.type(1, columnOf(office, 'Due'), 'Renamed');
    expect(due(office)).toBeUndefined();
  });
});

describe('a stamp after an email task', () => {
  const stampAll = (office: Office, mutationId: string) => {
    const { digest } = must(previewStamp(office.ctx, { mutationId }));
    return must(writeStamp(office.ctx, { mutationId, digest }));
  };

  it('is offered for creators that the CRM acknowledged, shown first, written once, and undone completely', () => {
    const office = readyOffice(4);
    day(office, 3, 'Last sent', TODAY - 9);
    office.tab.grid.number(3, columnOf(office, 'Follow-ups'), 1, '1');
    const mutationId = mailed(office, [2, 3]);
    expect(look(office).email).toEqual({ mutationId, task: 'Spring hello', creators: 2 });
    expect(must(previewStamp(office.ctx, { mutationId }))).toMatchObject({
      day: '2026-01-05',
      creators: 2,
      rows: 2,
      same: 0,
      examples: [
        { name: 'Sample c-1', before: '– · –', after: '2026-01-05 · 1' },
        { name: 'Sample c-2', before: '2025-12-27 · 1', after: '2026-01-05 · 2' },
      ],
    });
    expect(text(office, 2, 'Last sent')).toBe('');
    const { rows, undo } = stampAll(office, mutationId);
    expect(rows).toBe(2);
    expect([2, 3, 4].map((row) => [text(office, row, 'Last sent'), text(office, row, 'Follow-ups')])).toEqual([
      ['2026-01-05', '1'],
      ['2026-01-05', '2'],
      ['', ''],
    ]);
    expect(look(office).email).toBeNull();
    expect(must(previewStamp(office.ctx, { mutationId }))).toMatchObject({ rows: 0, same: 2 });
    office.tab.grid.sort(columnOf(office, 'Follow-ups'), false);
    const edited = [2, 3, 4, 5].find((row) => text(office, row, 'Follow-ups') === '2') ?? 0;
    office.tab.grid.type(edited, columnOf(office, 'Follow-ups'), 'mine now');
    if (undo === null) throw new Error('it cannot be taken back');
    expect(must(takeBackStamp(office.ctx, { undo }))).toEqual({ cells: 3, edited: 1 });
    expect(office.review()?.changes.length).toBe(4);
  });

  it('is offered for an earlier task of the last days once the newest is recorded, and for none from before', () => {
    const office = readyOffice(4);
    const first = mailed(office, [2, 3]);
    office.clock.sleep(3 * 86_400_000);
    const second = mailed(office, [4]);
    expect(look(office).email).toMatchObject({ mutationId: second, creators: 1 });
    stampAll(office, second);
    expect(look(office).email).toMatchObject({ mutationId: first, creators: 2 });
    expect(must(previewStamp(office.ctx, { mutationId: first })).day).toBe('2026-01-05');
    office.clock.sleep(5 * 86_400_000);
    expect(look(office).email).toBeNull();
  });

  it('leaves cells with a formula, and a count that is not a number, unchanged', () => {
    const office = readyOffice(2);
    office.tab.grid.formula(2, columnOf(office, 'Last sent'), '2025-12-01', '=DATE(2025,12,1)');
    office.tab.grid.type(3, columnOf(office, 'Follow-ups'), 'two');
    const mutationId = mailed(office, [2, 3]);
    expect(must(previewStamp(office.ctx, { mutationId }))).toMatchObject({ rows: 0, leftOut: [2, 3] });
  });

  it('goes to its creators when somebody sorts while it is written, and everybody else keeps their own', () => {
    const office = readyOffice(6);
    for (let row = 2; row < 8; row += 1) {
      day(office, row, 'Last sent', TODAY - 20 - row);
      office.tab.grid.number(row, columnOf(office, 'Follow-ups'), row, String(row));
    }
    const mutationId = mailed(office, [2, 4]);
    const { digest } = must(previewStamp(office.ctx, { mutationId }));
    let once = true;
    office.ops.before = ({ name }) => {
      if (name !== 'write' || !once) return;
      once = false;
      office.tab.grid.sort(office.tab.grid.columnOf('name'), false);
    };
    must(writeStamp(office.ctx, { mutationId, digest }));
    office.ops.before = () => {};
    const byName = new Map(
      [2, 3, 4, 5, 6, 7].map((row) => [
        text(office, row, office.tab.grid.text(1, office.tab.grid.columnOf('name'))),
        [text(office, row, 'Last sent').slice(0, 10), text(office, row, 'Follow-ups')],
      ]),
    );
    expect(byName.get('Sample c-1')).toEqual(['2026-01-05', '3']);
    expect(byName.get('Sample c-3')).toEqual(['2026-01-05', '5']);
    for (const n of [2, 4, 5, 6]) expect([n, byName.get(`Sample c-${n}`)]).toEqual([n, [textOfDay(TODAY - 21 - n), String(n + 1)]]);
  });
});
