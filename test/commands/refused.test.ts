// What Google refused to write: stored once per obstacle, and reported until it no longer blocks anything.

import type { Obstacle, RefusedCell } from '../../src/commands/ports';
import {
  demandWritten,
  forgetRefused,
  problemsOf,
  refusedAmong,
  refusedIn,
  tellRefused,
  unlessRefused,
} from '../../src/commands/tab/refused';
import { openView } from '../../src/commands/tab/view';
import { RefusedWrite } from '../../src/rpc/problems';
import { rowNumberOf } from '../../src/sync/model';
import { words } from '../../src/text/words';
import { must, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

const opened = ({ ctx, tab }: Office) => must(openView(ctx, tab));

const protectedBy = (who: string, cells = 'D:D', at: Partial<Obstacle> = {}): Obstacle => ({
  why: 'protected',
  cells,
  who,
  row: 1,
  rows: 1,
  column: 1,
  columns: 1,
  ...at,
});
const merged = (cells: string): Obstacle => ({ ...protectedBy('', cells), why: 'merged' });
const refused = (row: number, column: number, obstacle: Obstacle): RefusedCell => ({ row: rowNumberOf(row), column, obstacle });

const EMAIL = words('en').cells.heading.email;

const told = (office: Office) =>
  refusedIn(office.ctx, office.tab).map(({ kind, words }) => [kind, words?.cells, words?.who, words?.heading]);

/** What blocks writes in the tab now. */
const inTheWay = (office: Office, ...now: readonly Obstacle[]): void => {
  office.tab.obstacles = () => now;
};

describe('what was refused', () => {
  it('is one problem per obstacle, with the headings of the columns that it blocks', () => {
    const office = officeWith(2);
    const at = (field: string): number => office.tab.grid.columnOf(field);
    const cells = [
      refused(2, at('notes'), protectedBy('boss')),
      refused(3, at('notes'), protectedBy('boss')),
      refused(2, at('email'), protectedBy('boss')),
      refused(2, at('status'), merged('E2:F2')),
      refused(2, 99, protectedBy('boss', 'Z:Z')),
    ];
    expect(problemsOf(opened(office), cells).map(({ kind, words }) => [kind, words?.heading])).toEqual([
      ['protected-cells', `Notes\n${EMAIL}`],
      ['merged-cells', 'Status'],
      ['protected-cells', ''],
    ]);
    expect(problemsOf(opened(office), [])).toEqual([]);
  });

  it('is known cell by cell', () => {
    const office = officeWith(2);
    const isRefused = refusedAmong(opened(office), [refused(3, office.tab.grid.columnOf('notes'), protectedBy('boss'))]);
    expect([isRefused(rowNumberOf(3), 'notes'), isRefused(rowNumberOf(2), 'notes'), isRefused(rowNumberOf(3), 'email')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is reported until it no longer blocks anything', () => {
    const office = officeWith(2);
    const [notes, email] = [office.tab.grid.columnOf('notes'), office.tab.grid.columnOf('email')];
    tellRefused(office.ctx, opened(office), [refused(2, notes, protectedBy('boss')), refused(2, email, protectedBy('boss', 'E:E'))]);
    inTheWay(office, protectedBy('boss'), protectedBy('boss', 'E:E'));
    expect(told(office)).toEqual([
      ['protected-cells', 'D:D', 'boss', 'Notes'],
      ['protected-cells', 'E:E', 'boss', EMAIL],
    ]);
    inTheWay(office, protectedBy('boss', 'E:E'), merged('D:D'));
    expect(told(office)).toHaveLength(1);
    inTheWay(office, protectedBy('boss'), protectedBy('boss', 'E:E'));
    expect(told(office)).toHaveLength(1);
    inTheWay(office);
    expect([told(office), office.ctx.mine.keys('refused')]).toEqual([[], []]);
  });

  it('is reported once per obstacle, the latest last', () => {
    const office = officeWith(2);
    inTheWay(office, protectedBy('boss'), merged('D:D'));
    const [notes, email] = [office.tab.grid.columnOf('notes'), office.tab.grid.columnOf('email')];
    tellRefused(office.ctx, opened(office), [refused(2, notes, protectedBy('boss'))]);
    tellRefused(office.ctx, opened(office), [refused(2, notes, merged('D:D'))]);
    tellRefused(office.ctx, opened(office), [refused(2, email, protectedBy('the new boss'))]);
    expect(told(office)).toEqual([
      ['merged-cells', 'D:D', '', 'Notes'],
      ['protected-cells', 'D:D', 'the new boss', EMAIL],
    ]);
  });

  it('is stored for at most twenty obstacles, the newest', () => {
    const office = officeWith(1);
    const all = Array.from({ length: 25 }, (_, n) => protectedBy('boss', `A${n}`));
    inTheWay(office, ...all);
    tellRefused(
      office.ctx,
      opened(office),
      all.map((one) => refused(2, 1, one)),
    );
    expect(told(office).map(([, cells]) => cells)).toEqual(all.slice(5).map(({ cells }) => cells));
  });

  it('is discarded for its own tab only, and costs nothing if nothing was refused', () => {
    const office = officeWith(1);
    tellRefused(office.ctx, opened(office), []);
    forgetRefused(office.ctx, office.tab.id);
    expect(office.ctx.mine.keys('refused')).toEqual([]);
    const looks = office.ops.count('obstacles');
    expect([refusedIn(office.ctx, office.tab), office.ops.count('obstacles')]).toEqual([[], looks]);
    inTheWay(office, protectedBy('boss'));
    tellRefused(office.ctx, opened(office), [refused(2, 1, protectedBy('boss'))]);
    forgetRefused(office.ctx, office.tab.id + 1);
    expect(told(office)).toHaveLength(1);
    const writes = office.ops.count('memoryWrite');
    tellRefused(office.ctx, opened(office), [refused(2, 1, protectedBy('boss'))]);
    expect(office.ops.count('memoryWrite')).toBe(writes);
    forgetRefused(office.ctx, office.tab.id);
    expect(told(office)).toEqual([]);
  });
});

describe('work that Google may refuse', () => {
  it('is given up in that case, and reported; anything else is rethrown', () => {
    const office = officeWith(1);
    expect(unlessRefused(office.ctx, office.tab.id, () => 7)).toBe(7);
    expect(refusedIn(office.ctx, office.tab)).toEqual([]);
    const refuse = () => {
      throw new RefusedWrite({ kind: 'google-refused', words: { tab: 'NoxSync journal' } });
    };
    expect(unlessRefused(office.ctx, office.tab.id, refuse)).toBeNull();
    expect(refusedIn(office.ctx, office.tab)).toMatchObject([{ kind: 'google-refused' }]);
    const kill = () => {
      throw new Error('the execution is killed');
    };
    expect(() => unlessRefused(office.ctx, office.tab.id, kill)).toThrow('killed');
  });

  it('that must be complete or absent stops at the first cell that is not accepted', () => {
    expect(() => demandWritten([])).not.toThrow();
    expect(() => demandWritten([refused(2, 1, protectedBy('boss'))])).toThrow(RefusedWrite);
  });
});
