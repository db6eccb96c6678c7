// What our own check says about a workbook before it is imported.

import { findingsIn } from '../../src/sync/import-check';
import { createNames } from '../../src/sync/names';

const TEMPLATE = ['Creator ID', 'Channel link', 'Notes'];
const HEAD = ['Creator ID', 'Channel link', 'Notes'];
const check = (rows: Parameters<typeof findingsIn>[0], most = 500) => findingsIn(rows, [TEMPLATE, ['达人ID', '备注']], most);

test('a file in the template’s form has no findings', () => {
  expect(check([HEAD, ['c1', null, 'x'], ['c2', 'https://example.com/2', 7]])).toEqual({ rows: 2, problems: [], hints: [] });
});

test('a file may have exactly as many rows as the CRM takes, and not one more', () => {
  const file = [HEAD, ['c1', null, 'x'], ['c2', null, 'y']];
  expect(check(file, 2).problems).toEqual([]);
  expect(check(file, 1).problems).toEqual([{ what: 'too-many-rows', count: 2, most: 1 }]);
});

test('headings are recognized in either language, in any case', () => {
  expect(
    check([
      ['达人ID', '备注'],
      ['c1', 'x'],
    ]).problems,
  ).toEqual([]);
  expect(
    check([
      ['creator id', ' NOTES ', 'channel LINK'],
      ['c1', 'x', null],
    ]).hints,
  ).toEqual([]);
});

test('without any heading of the template the file is not sent; extra and missing columns are only reported', () => {
  expect(
    check([
      ['A', 'B'],
      ['c1', 'x'],
    ]).problems,
  ).toEqual([{ what: 'no-headings', names: TEMPLATE }]);
  expect(
    check([
      ['Creator ID', 'Budget'],
      ['c1', 5],
    ]).hints,
  ).toEqual([
    { what: 'missing-headings', names: ['Channel link', 'Notes'] },
    { what: 'unknown-headings', names: ['Budget'] },
  ]);
});

test('headings are not checked while the template is unknown', () => {
  expect(findingsIn([['A'], ['c1']], [], 500)).toEqual({ rows: 1, problems: [], hints: [] });
});

test('no rows, or more rows than the CRM accepts, are blocking', () => {
  expect(check([HEAD, [null, '', '  ']]).problems).toEqual([{ what: 'no-rows' }]);
  expect(check([]).problems.map(({ what }) => what)).toContain('no-rows');
  expect(check([HEAD, ['a'], ['b'], [], ['c']], 2).problems).toEqual([{ what: 'too-many-rows', count: 3, most: 2 }]);
});

test('empty rows between others are reported with their numbers, those below the last row are not', () => {
  expect(check([HEAD, ['a'], [], [null], ['b'], [], []]).hints).toEqual([{ what: 'empty-rows', rows: [3, 4] }]);
});

test('a creator in several rows is reported with all of them, by id or else by link', () => {
  expect(check([HEAD, ['a'], ['b', 'l'], [null, 'l2'], ['a'], [null, 'l2'], ['a']]).hints).toEqual([
    { what: 'doubled', name: 'a', rows: [2, 5, 7] },
    { what: 'doubled', name: 'l2', rows: [4, 6] },
  ]);
});

it('names each status and label that the CRM does not have once, with its rows', () => {
  const names = createNames({ statuses: [{ id: 1, name: 'Completed' }], members: [], labels: [{ id: 'l', name: 'Beauty' }] });
  const rows = [
    ['Creator ID', 'Status', 'Labels'],
    ['a', 'Completed', 'Beauty'],
    ['b', 'Done', 'Winter Haul'],
    ['c', 'done', ''],
    ['d', 'Done', 'Beauty, Winter Haul'],
  ];
  expect(findingsIn(rows, [], 500, names.parse).hints).toEqual([
    { what: 'unknown-value', name: 'Done', rows: [3, 4, 5] },
    { what: 'unknown-value', name: 'Winter Haul', rows: [3, 5] },
  ]);
});
