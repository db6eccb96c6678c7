// What a person is told about a pasted list before anything of it is written, part by part.

import { previewList, writeMatched } from '../../src/commands/creators/match-list';
import type { ListAsked } from '../../src/rpc/creators';
import { creator } from '../fakes/office';
import { formula, officeWith, type } from './edited-office';
import { asking, preview } from './pasted-list';

const numbered = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, i) => line(i + 1)).join('\n');

describe('a preview', () => {
  test('describes each column: its role, its heading, and its first content', () => {
    const columns = (text: string, more: Partial<ListAsked> = {}) =>
      preview(officeWith(2), text, more).columns.map(({ role, heading, sample }) => [role, heading, sample]);
    expect(columns('Handle\tStatus\t\n@c-1\t\tx\n@c-2\tCompleted\ty')).toEqual([
      ['handle', 'Handle', '@c-1'],
      ['status', 'Status', 'Completed'],
      ['none', '', 'x'],
    ]);
    expect(columns('@c-1\tCompleted', { header: false })).toEqual([
      ['handle', '', '@c-1'],
      ['status', '', 'Completed'],
    ]);
    expect(columns('Handle\tOwn\n@c-1')).toEqual([
      ['handle', 'Handle', '@c-1'],
      ['none', 'Own', ''],
    ]);
  });

  test('recognizes our own headings in either language, as fields to write or as clues to the creator', () => {
    const roles = (text: string) => preview(officeWith(1), text).columns.map(({ role }) => role);
    expect(roles('Channel link\tHandle\tOwner\tNotes\n\t@c-1\t\tx')).toEqual(['link', 'handle', 'owner', 'notes']);
    expect(roles('频道链接\t合作状态\t负责人\nhttps://example.com/c-1\tx\ty')).toEqual(['link', 'status', 'owner']);
    expect(roles('Handle\tFollowers\tCountry\n@c-1\t5\tDE')).toEqual(['handle', 'none', 'none']);
  });

  test('finds creators by a link with platform and handle if their row has both', () => {
    const text = 'Channel\tStatus\nhttps://www.youtube.com/@c-1\tCompleted\nhttps://www.tiktok.com/@c-2\tCompleted';
    expect(preview(officeWith(2), text)).toMatchObject({ matched: 1, notFound: [{ row: 3 }] });
  });

  test('counts rows without the row of headings', () => {
    const text = 'Handle\tStatus\n@c-1\tCompleted';
    expect(preview(officeWith(1), text)).toMatchObject({ header: true, rows: 1 });
    expect(preview(officeWith(1), text, { header: false, roles: ['handle', 'status'] })).toMatchObject({ header: false, rows: 2 });
  });

  test('names creators, and shows the ids of those without a name', () => {
    const office = officeWith(3);
    for (const id of ['c-1', 'c-2', 'c-3']) office.crm.change(creator(id), { email: 'agency@example.com' });
    office.refresh();
    type(office, 3, 'name', '');
    expect(preview(office, 'E-mail\tStatus\nagency@example.com\tCompleted').ambiguous).toEqual([
      { row: 2, text: 'agency@example.com', creators: ['Sample c-1', 'c-2', 'Sample c-3'] },
    ]);
  });

  test('names five of the creators that a row may mean', () => {
    const office = officeWith(7);
    for (let n = 1; n <= 7; n += 1) office.crm.change(creator(`c-${n}`), { email: 'agency@example.com' });
    office.refresh();
    expect(preview(office, 'E-mail\tStatus\nagency@example.com\tCompleted').ambiguous[0]?.creators).toHaveLength(5);
  });

  test('shows a hundred rows of each kind, and their total number', () => {
    const office = officeWith(120);
    for (let n = 1; n <= 2; n += 1) office.crm.change(creator(`c-${n}`), { email: 'agency@example.com' });
    office.refresh();
    for (let row = 2; row <= 121; row += 1) type(office, row, 'notes', 'mine');
    const strangers = preview(office, `Handle\tNotes\n${numbered(101, (n) => `@nobody-${n}\tx`)}`);
    expect([strangers.notFound.length, strangers.notFoundTotal]).toEqual([100, 101]);
    const shared = preview(office, `E-mail\tNotes\n${numbered(101, () => 'agency@example.com\tx')}`);
    expect([shared.ambiguous.length, shared.ambiguousTotal]).toEqual([100, 101]);
    const unknown = preview(office, `Handle\tStatus\n${numbered(101, (n) => `@c-${n}\tUnknown ${n}`)}`);
    expect([unknown.unknown.length, unknown.unknownTotal]).toEqual([100, 101]);
    const over = preview(office, `Handle\tNotes\n${numbered(101, (n) => `@c-${n}\tx`)}`);
    expect([over.overwrites.length, over.overwritesTotal, over.cells]).toEqual([100, 101, 101]);
  });

  test('offers meanings for an unknown value from the lists of its columns, and from no other', () => {
    const { choices } = preview(officeWith(1), 'Handle\tStatus\tLabels\n@c-1\tx\ty');
    expect(choices).toEqual([
      { field: 'status', names: ['Not collaborated', 'In communication', 'Completed'] },
      { field: 'labels', names: ['Beauty', 'Q1 Launch', 'Summer', 'Food'] },
    ]);
  });

  test('offers to look up at most 500 of the creators missing in the tab, none by a shortened number', () => {
    const { elsewhere } = preview(officeWith(1), `Handle\tNotes\n@c-1\tx\n${numbered(501, (n) => `@nobody-${n}\tx`)}`);
    expect([elsewhere.n, elsewhere.text.split('\n').length, elsewhere.requests]).toEqual([500, 500, 1_000]);
    const shortened = preview(officeWith(1), 'ID\tNotes\n1.23E+18\tx\nc-1\ty', { header: true, roles: ['id', 'notes'] });
    expect([shortened.shortened, shortened.notFoundTotal, shortened.elsewhere]).toEqual([
      1,
      1,
      { n: 0, text: '', requests: 0, seconds: 0 },
    ]);
  });

  test('says what looking them up takes: a hundred ids at once, two requests for anything else', () => {
    const ids = preview(officeWith(1), `ID\tNotes\n${numbered(101, (n) => `x-${n}\tx`)}`, { header: true, roles: ['id', 'notes'] });
    expect(ids.elsewhere).toMatchObject({ n: 101, requests: 4 });
    const mixed = preview(officeWith(1), 'Who\tNotes\nx-1\tx\n@far\tx\nfar@example.com\tx', { header: true, roles: ['any', 'notes'] });
    expect(mixed.elsewhere).toEqual({ n: 3, text: 'x-1\n@far\nfar@example.com', requests: 6, seconds: 6 });
  });

  test('counts formulas that stay, and repeated rows', () => {
    const office = officeWith(2);
    formula(office, 2, 'notes', 'computed', '=A1');
    expect(preview(office, 'Handle\tNotes\n@c-1\tx\n@c-2\ty\n@c-2\tz')).toMatchObject({ formulas: 1, again: 1, cells: 1, matched: 2 });
  });

  test('is missing without input, in a tab without creators, and where creators cannot be told apart', () => {
    const office = officeWith(1);
    expect(previewList(office.ctx, asking(' \n\t'))).toMatchObject({ problem: { kind: 'bad-arguments' } });
    for (const field of ['creatorId', 'handle', 'channelLink']) office.tab.grid.deleteColumns(office.tab.grid.columnOf(field), 1);
    expect(previewList(office.ctx, asking('@c-1\tx'))).toMatchObject({ problem: { kind: 'columns-in-doubt' } });
    office.book.activate(office.book.addTab('Empty'));
    expect(previewList(office.ctx, asking('@c-1\tx'))).toMatchObject({ problem: { kind: 'no-view' } });
    expect(writeMatched(office.ctx, asking('@c-1\tx'))).toMatchObject({ problem: { kind: 'no-view' } });
  });
});
