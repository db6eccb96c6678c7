// Matching a pasted list with the tab: how its columns are read, what it would bring, and its values as edits that Sync sends.

import * as fc from 'fast-check';
import { checkCreators } from '../../src/commands/creators/check-creators';
import { writeMatched } from '../../src/commands/creators/match-list';
import { discardEdits } from '../../src/commands/edits/edits';
import { readState } from '../../src/commands/state';
import type { ListAsked } from '../../src/rpc/creators';
import type { RowNumber } from '../../src/sync/model';
import { tableIn } from '../../src/sync/table-text';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { check } from '../laws/seeded';
import { officeWith, reviewOf, type } from './edited-office';
import { asking, preview } from './pasted-list';

const write = (office: Office, text: string, more: Partial<ListAsked> = {}) => must(writeMatched(office.ctx, asking(text, more)));
const cell = ({ tab }: Office, row: number, field: string): string | undefined =>
  tab.read(row as RowNumber, 1, [tab.grid.columnOf(field)])[0]?.[0]?.text;

describe('a table as text', () => {
  test.each<[string, string, string[][]]>([
    [
      'tabs',
      'a\tb\n\tc\t\n',
      [
        ['a', 'b'],
        ['', 'c', ''],
      ],
    ],
    [
      'commas, quotes and line ends in cells',
      'a,"b, ""c""\nd"\r\n\r\ne,f',
      [
        ['a', 'b, "c"\nd'],
        ['e', 'f'],
      ],
    ],
    [
      'semicolons',
      'a;b,c;d\ne;f;g',
      [
        ['a', 'b,c', 'd'],
        ['e', 'f', 'g'],
      ],
    ],
    [
      'a quote in the middle',
      'a "b",c\n"d" e,f',
      [
        ['a "b"', 'c'],
        ['"d" e', 'f'],
      ],
    ],
    ['nothing', ' \n\t\n', []],
  ])('with %s', (_, text, rows) => {
    expect(tableIn(text)).toEqual(rows);
  });

  test('is read back from what spreadsheets copy, whatever is in the cells', () => {
    const word = fc
      .string({ unit: fc.constantFrom('a', 'b', '"', ',', ';', '\t', '\n', ' '), minLength: 1, maxLength: 6 })
      .map((text) => text.trim());
    const row = fc.array(word, { minLength: 2, maxLength: 3 }).filter((cells) => cells.some((one) => one !== ''));
    check(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const text = rows.map((cells) => cells.map((one) => (one === '' ? '' : `"${one.replaceAll('"', '""')}"`)).join('\t')).join('\n');
        expect(tableIn(text)).toEqual(rows);
      }),
      200,
    );
  });
});

describe('the columns of a list', () => {
  const roles = (text: string) => preview(officeWith(3), text).columns.map(({ role }) => role);

  test.each<[string, string[]]>([
    ['Channel link\tStatus\tTags\nhttps://example.com/c-1\tCompleted\tBeauty', ['link', 'status', 'labels']],
    ['频道链接\t合作状态\nhttps://example.com/c-1\tCompleted', ['link', 'status']],
    ['@c-1\tCompleted\tSample owner A\n@c-2\tcompleted\tSample owner B', ['handle', 'status', 'owner']],
    ['c-1,Beauty\nc-2,"Beauty, Food"', ['id', 'labels']],
    ['E-mail\tNotes\na@example.com\thello', ['byEmail', 'notes']],
    ['Handle\tE-mail\tNotes\tRemarks\n@c-1\ta@example.com\thello\tmore', ['handle', 'email', 'notes', 'none']],
    ['https://example.com/c-1\tsomething', ['link', 'none']],
    ['c-1\tCompleted\n@c-2\tCompleted\nhttps://example.com/c-3\tCompleted\nd@example.com\tCompleted', ['any', 'status']],
  ])('of %j are recognized', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  test('can be corrected by the person', () => {
    const office = officeWith(2);
    const shown = preview(office, '@c-1\thello', { roles: ['handle', 'notes'], header: false });
    expect(shown).toMatchObject({ rows: 1, matched: 1, cells: 1 });
  });
});

describe('a mixed column', () => {
  test('identifies the creator of each row in that row’s own way', () => {
    const office = officeWith(4);
    office.crm.change(creator('c-4'), { email: 'd@example.com' });
    office.refresh();
    const text = 'c-1\tCompleted\n@c-2\tCompleted\nhttps://example.com/c-3\tCompleted\nD@Example.com.\tCompleted\n@nobody\tCompleted';
    expect(preview(office, text)).toMatchObject({ matched: 4, cells: 4, notFound: [{ row: 5, text: '@nobody' }] });
  });
});

describe('decorations around a clue in a mail or an export', () => {
  test.each(['<https://example.com/c-1>', 'https://example.com/c-1.', '(https://example.com/c-1)', '(@c-1)', '@c-1.', '[c-1]', '“c-1”'])(
    '%s is found',
    (text) => {
      expect(preview(officeWith(3), `${text}\tCompleted`)).toMatchObject({ header: false, matched: 1, cells: 1, notFoundTotal: 0 });
    },
  );

  test('is reported, not looked up in the CRM, if a spreadsheet has shortened the id', () => {
    const shown = preview(officeWith(3), 'creator_id\tStatus\n1.23E+18\tCompleted\nc-9\tCompleted\nc-1\tCompleted');
    expect(shown).toMatchObject({ matched: 1, notFoundTotal: 2, shortened: 1, elsewhere: { n: 1, text: 'c-9' } });
  });
});

describe('a list', () => {
  test('is compared without a request, and nothing is written before the person says so', () => {
    const office = officeWith(4);
    for (const id of ['c-3', 'c-4']) office.crm.change(creator(id), { email: 'agency@example.com' });
    office.refresh();
    const before = office.crm.requests;
    const text = 'E-mail\tStatus\nagency@example.com\tCompleted\nnobody@example.com\tCompleted';
    expect(preview(office, text)).toMatchObject({
      header: true,
      rows: 2,
      matched: 0,
      ambiguous: [{ row: 2, creators: ['Sample c-3', 'Sample c-4'] }],
      notFound: [{ row: 3, text: 'nobody@example.com' }],
      cells: 0,
    });
    expect(preview(office, '@c-1\tCompleted\n@c-1\tIn communication')).toMatchObject({ matched: 1, again: 1, cells: 1 });
    expect(must(readState(office.ctx, { withEdits: true })).edits?.edits).toBe(0);
    expect(office.crm.requests).toBe(before);
  });

  test('brings its values as edits, which Sync sends', () => {
    const office = officeWith(3);
    office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-2'] }, notes: 'old' });
    office.refresh();
    const text = 'Link\tLabels\tNotes\tOwner\nhttps://example.com/c-1\tBeauty\tnew\tSample owner A\nhttps://example.com/c-2\tFood\t\t';
    expect(preview(office, text)).toMatchObject({ matched: 2, cells: 4, unknownTotal: 0 });
    expect(write(office, text)).toEqual({ cells: 4, formulas: 0 });
    expect([cell(office, 2, 'labels'), cell(office, 2, 'notes')]).toEqual(['Beauty, Summer', 'old\nnew']);
    expect(write(office, text)).toEqual({ cells: 0, formulas: 0 });
    const review = reviewOf(office);
    expect(review).toMatchObject({ creators: 2, labelsRemoved: 0 });
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 4 });
    expect(office.crm.channels.get(creator('c-1'))).toMatchObject({
      labels: [{ id: 'l-2' }, { id: 'l-0' }],
      notes: 'old\nnew',
      owner: { id: 'u-a' },
    });
  });

  test('replaces labels and notes on request', () => {
    const office = officeWith(1);
    office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-2'] }, notes: 'old' });
    office.refresh();
    write(office, '@c-1\tBeauty\tnew', { roles: ['handle', 'labels', 'notes'], header: false, labels: 'replace', notes: 'replace' });
    expect([cell(office, 2, 'labels'), cell(office, 2, 'notes')]).toEqual(['Beauty', 'new']);
  });

  test('leaves out values that the CRM does not have, and says which', () => {
    const office = officeWith(2);
    const text = 'Handle\tStatus\tLabels\n@c-1\tSomewhere\tBeuty\n@c-2\tCompleted\tBeauty';
    expect(preview(office, text)).toMatchObject({
      cells: 2,
      unknownTotal: 2,
      unknown: [
        { row: 2, text: 'Somewhere', field: 'status' },
        { row: 2, text: 'Beuty', field: 'labels' },
      ],
    });
    expect(write(office, text)).toEqual({ cells: 2, formulas: 0 });
  });

  test('names a value that the CRM does not have once, however many rows bring it', () => {
    const text = 'Handle\tStatus\n@c-1\tDone\n@c-2\tdone \n@c-3\tＤＯＮＥ\n@c-4\tOver';
    expect(preview(officeWith(4), text)).toMatchObject({
      unknownTotal: 4,
      unknown: [
        { row: 2, text: 'Done', field: 'status', times: 3 },
        { row: 5, text: 'Over', field: 'status', times: 1 },
      ],
    });
  });

  test('applies the meaning that a person gives to an unknown value, in every row that brings it', () => {
    const office = officeWith(4);
    const text = 'Handle\tStatus\n@c-1\tDone\n@c-2\tdone \n@c-3\tＤＯＮＥ\n@c-4\tOver';
    const means = [{ field: 'status' as const, text: 'Done', as: 'Completed' }];
    expect(preview(office, text, { means })).toMatchObject({ cells: 3, unknown: [{ text: 'Over', times: 1 }] });
    expect(preview(office, text, { means }).choices).toContainEqual({ field: 'status', names: expect.arrayContaining(['Completed']) });
    expect(write(office, text, { means })).toMatchObject({ cells: 3 });
    expect([2, 3, 4, 5].map((row) => cell(office, row, 'status')?.startsWith('Completed'))).toEqual([true, true, true, false]);
  });

  test('asks for each unknown label once, whatever is beside it, and applies its meaning everywhere', () => {
    const office = officeWith(4);
    const text = '@c-1\tBeauty, Haul\n@c-2\thaul\n@c-3\tSummer|Haul\n@c-4\tHaul; Beauty';
    const shape = { header: false, roles: ['handle', 'labels'] as ListAsked['roles'] };
    expect(preview(office, text, shape).unknown).toMatchObject([
      { text: 'Haul', times: 2 },
      { text: 'Summer|Haul', times: 1 },
      { text: 'Haul; Beauty', times: 1 },
    ]);
    const means = [{ field: 'labels' as const, text: 'Haul', as: 'Food' }];
    expect(preview(office, text, { ...shape, means })).toMatchObject({ cells: 4, unknown: [] });
    write(office, text, { ...shape, means });
    expect([2, 3, 4, 5].map((row) => cell(office, row, 'labels'))).toEqual(['Beauty, Food', 'Food', 'Summer, Food', 'Beauty, Food']);
  });

  test('names the unsent edits that it would replace, and never overwrites a formula', () => {
    const office = officeWith(3);
    type(office, 2, 'status', 'In communication');
    office.tab.grid.formula(3, office.tab.grid.columnOf('status'), 'Completed?');
    const text = '@c-1\tCompleted\n@c-2\tCompleted\n@c-3\tCompleted';
    expect(preview(office, text)).toMatchObject({
      cells: 2,
      formulas: 1,
      overwrites: [{ creator: 'Sample c-1', field: 'status' }],
      overwritesTotal: 1,
    });
    expect(write(office, text)).toEqual({ cells: 2, formulas: 1 });
  });

  test('with text that looks like a formula brings it as text, which waits', () => {
    const office = officeWith(1);
    write(office, 'Handle\tNotes\n@c-1\t=1+1');
    expect(cell(office, 2, 'notes')).toBe('=1+1');
    expect(reviewOf(office).waiting).toMatchObject([{ reason: { why: 'looks-like-formula' } }]);
  });
});

test('law: whatever a list writes, discarding restores every cell', () => {
  const names = ['', 'Not collaborated', 'completed', 'Nowhere'];
  const labels = ['', 'Beauty', 'food, Beauty', 'Beuty', 'Summer'];
  const line = fc.record({ who: fc.nat(5), status: fc.nat(3), labels: fc.nat(4), notes: fc.string({ maxLength: 5 }) });
  const modes = fc.record({ labels: fc.constantFrom('add', 'replace'), notes: fc.constantFrom('append', 'replace') } as const);
  check(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), modes, (lines, how) => {
      const office = officeWith(4);
      office.crm.channels.set(creator('c-2'), { ...blankChannel(creator('c-2')), labels: office.crm.labelList.slice(1, 3), notes: 'old' });
      office.refresh();
      const all = () =>
        office.tab.read(
          2 as RowNumber,
          4,
          ['status', 'labels', 'notes', 'owner', 'email'].map((one) => office.tab.grid.columnOf(one)),
        );
      const before = all();
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const text = lines
        .map((one) => [`@c-${one.who}`, names[one.status], labels[one.labels], one.notes].map((part) => quoted(part ?? '')).join('\t'))
        .join('\n');
      const shape = { roles: ['handle', 'status', 'labels', 'notes'] as ListAsked['roles'], header: false };
      const shown = preview(office, text, { ...shape, ...how });
      expect(write(office, text, { ...shape, ...how }).cells).toBe(shown.cells);
      must(discardEdits(office.ctx, { scope: 'all' }));
      expect(all()).toEqual(before);
    }),
    60,
  );
});

describe('creators missing in the tab', () => {
  const asked = (office: Office, list: string, more: Partial<ListAsked> = {}) => preview(office, list, more).elsewhere;

  test('are looked up by id, link, handle or address, in that order, each once', () => {
    const office = officeWith(1);
    const list = ['Link\tHandle\tE-mail\tNotes', 'https://www.youtube.com/@a\ta\t\tx', '\tb\tb@example.com\ty', '\t\tc@example.com\tz'];
    const more: Partial<ListAsked> = { header: true, roles: ['link', 'handle', 'byEmail', 'notes'] };
    expect(asked(office, list.join('\n'), more)).toEqual({
      n: 3,
      text: 'https://www.youtube.com/@a\n@b\nc@example.com',
      requests: 6,
      seconds: 6,
    });
  });

  test('cost nothing if there are none', () => {
    expect(asked(officeWith(1), 'c-1\tx', { header: false, roles: ['id', 'notes'] })).toEqual({ n: 0, text: '', requests: 0, seconds: 0 });
  });

  test('are found in the CRM with no more requests than announced', () => {
    const office = officeWith(1);
    office.crm.channels.set(creator('c-7'), { ...blankChannel(creator('c-7')), handle: '@seven' });
    office.crm.channels.set(creator('c-8'), { ...blankChannel(creator('c-8')), archived: true });
    const { text, requests } = asked(office, 'seven\tx\nnobody\ty', { header: false, roles: ['handle', 'notes'] });
    const before = office.crm.requests;
    let step = must(checkCreators(office.ctx, { text, state: null, lookUp: true, asHandles: false }));
    while (step.next !== null) step = must(checkCreators(office.ctx, step.next));
    expect(step.inputs).toMatchObject([
      { text: '@seven', outcome: { is: 'known', creators: [{ creatorId: 'c-7', here: false }] } },
      { text: '@nobody', kind: 'handle', outcome: { is: 'unresolved' } },
    ]);
    expect(office.crm.requests - before).toBeLessThanOrEqual(requests);
  });
});
