// Who is due: the rule and the formula in Due agree on any cells, in any row order and any zone, however often they are evaluated.

import * as fc from 'fast-check';
import { seenCell } from '../../src/sheets/cells';
import { dayIn as dayInText, textOfDay } from '../../src/sync/days';
import {
  countIn,
  dayIn,
  dueFormula,
  dueRows,
  type FollowUpRow,
  followUpOf,
  isDueFormula,
  saysYes,
  statusKey,
} from '../../src/sync/follow-ups';
import { type Cell, inRow, rowNumberOf } from '../../src/sync/model';
import { isError } from '../../workbench/model/cell';
import { instantOf } from '../../workbench/model/dates';
import { showsDate } from '../../workbench/model/display';
import { LOCALE_NAMES } from '../../workbench/model/locales';
import { OneTab } from '../workbench/model/one-tab';
import { check, Tally } from './seeded';

const tally = new Tally('of follow-ups', ['due', 'later', 'answered', 'enough', 'never-sent', 'unclear', 'sorted']);
const CASES = 100;

/** Zones whose clocks change at different hours, in Cairo at midnight. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Africa/Cairo', 'Asia/Shanghai'] as const;
const NAMES = ['In "communication"', 'Contacted'];
const STATUSES = [...NAMES, 'Completed', ''];
const AT = { status: 1, answered: 2, count: 3, lastSent: 4 };

const rowOf = (today: number) =>
  fc.record({
    status: fc.constantFrom(...NAMES, ...STATUSES, ` ${NAMES[0]?.toUpperCase()}  `, 'CONTACTED', '=1/0'),
    answered: fc.constantFrom('', '', '', '', 'FALSE', 'TRUE', 'yes', '=""', '=1=2', '=1=1'),
    count: fc.constantFrom('', '0', '1', '2', 'two', '=1/0', '=0+1', '=""'),
    lastSent: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -12, max: 3 }).map((days) => textOfDay(today + days)) },
      fc.constant(''),
      fc.constantFrom(
        'last week',
        '5',
        '1999-05-05',
        '=1/0',
        '=""',
        `=${today}-7`,
        `=DATE(${textOfDay(today - 6)
          .split('-')
          .map(Number)
          .join(',')})`,
        `${textOfDay(today - 6)} 23:30`,
      ),
    ),
  });

const cases = fc.integer({ min: dayInText('2026-01-05'), max: dayInText('2026-12-20') }).chain((today) =>
  fc.record({
    today: fc.constant(today),
    zone: fc.constantFrom(...ZONES),
    locale: fc.constantFrom(...LOCALE_NAMES),
    rule: fc.record({ statuses: fc.constantFrom([2], [2, 3]), most: fc.integer({ min: 1, max: 3 }), days: fc.integer({ min: 0, max: 9 }) }),
    rows: fc.array(rowOf(today), { minLength: 1, maxLength: 8 }),
    sortBy: fc.integer({ min: 0, max: 3 }),
  }),
);

/** A cell as a script sees it. */
function seen(sheet: OneTab, row: number, column: number, zone: string): Cell {
  const value = sheet.tab.value(row - 1, column - 1);
  const format = sheet.tab.format(row - 1, column - 1);
  const read = isError(value) ? value.error : typeof value === 'number' && showsDate(format) ? new Date(instantOf(value, zone)) : value;
  return seenCell(read ?? '', sheet.tab.formula(row - 1, column - 1) ?? '', sheet.tab.shown(row - 1, column - 1));
}

const dayOf = (zone: string) => (iso: string) => dayInText(new Date(iso).toLocaleDateString('sv', { timeZone: zone }));

function rowsOf(sheet: OneTab, count: number, zone: string): readonly FollowUpRow[] {
  return Array.from({ length: count }, (_, i): FollowUpRow => {
    const row = i + 2;
    const cell = (column: number): Cell => seen(sheet, row, column, zone);
    const status = STATUSES.map(statusKey).indexOf(statusKey(cell(AT.status).text)) + 2;
    return {
      row: rowNumberOf(row),
      id: cell(6).text,
      name: cell(6).text,
      email: '',
      status,
      answered: saysYes(cell(AT.answered)),
      lastSent: dayIn(cell(AT.lastSent), dayOf(zone)),
      count: countIn(cell(AT.count)),
      typed: null,
    };
  });
}

test('the formula shows the day that the rule says, even after the rows were sorted; order and repetition change nothing', () => {
  check(
    fc.property(cases, ({ today, zone, locale, rule, rows, sortBy }) => {
      tally.begin();
      const sheet = new OneTab(zone);
      const names = NAMES.slice(0, rule.statuses.length);
      const formula = dueFormula(rule, names, AT);
      sheet.fill([
        ['Status', 'Replied', 'Follow-ups', 'Last sent', 'Due', 'id'],
        ...rows.map(({ status, answered, count, lastSent }, i) => [status, answered, count, lastSent, '', `c${i}`]),
      ]);
      sheet.book.setLocale(locale);
      rows.forEach((_, i) => {
        const own = inRow(formula, rowNumberOf(i + 2));
        if (own === null || !('formula' in own)) throw new Error('no formula');
        expect(isDueFormula(own.formula)).toBe(true);
        sheet.type({ [`E${i + 2}`]: own.formula }, 'script');
      });
      const before = compare(sheet, rows.length, { today, zone, rule });
      sheet.do({
        do: 'sort',
        tab: sheet.tab.id,
        block: { row: 1, column: 0, rows: rows.length, columns: 6 },
        column: sortBy,
        ascending: true,
      });
      if (rows.some((_, i) => sheet.shown(`F${i + 2}`) !== `c${i}`)) tally.meet('sorted');
      expect(compare(sheet, rows.length, { today, zone, rule })).toEqual(before);
    }),
    CASES,
  );
});

/** Compares rule and formula row by row, and returns who is due. */
function compare(
  sheet: OneTab,
  count: number,
  { today, zone, rule }: { today: number; zone: string; rule: Parameters<typeof dueRows>[1] },
) {
  sheet.book.settle();
  const rows = rowsOf(sheet, count, zone);
  for (const row of rows) {
    const told = followUpOf(row, rule, today);
    tally.meet(told.is === 'out' ? told.why : told.is);
    const shows = sheet.value(`E${row.row}`);
    const inFuture = told.is === 'unclear' && told.why === 'sent-in-future';
    if (inFuture) expect(shows).toBeGreaterThan(today);
    else expect([row.row, shows]).toEqual([row.row, 'day' in told ? told.day : '']);
  }
  const due = dueRows(rows, rule, today);
  expect(dueRows(rows, rule, today)).toEqual(due);
  const idsOf = (found: typeof due) => found.due.map(({ id }) => id).sort();
  expect(idsOf(dueRows([...rows].reverse(), rule, today))).toEqual(idsOf(due));
  return idsOf(due);
}

test('a day typed into Due counts instead of the number of days; creators who answered, or have another status, are still not due', () => {
  check(
    fc.property(
      fc.integer({ min: -9, max: 9 }),
      fc.boolean(),
      fc.constantFrom(2, 9),
      fc.constantFrom(0, 7, 'text' as const),
      (days, answered, status, count) => {
        const row: FollowUpRow = {
          row: rowNumberOf(2),
          id: 'c',
          name: '',
          email: '',
          status,
          answered,
          lastSent: null,
          count,
          typed: 46_000 + days,
        };
        const told = followUpOf(row, { statuses: [2], most: 2, days: 5 }, 46_000);
        expect(told.is).toBe(status === 9 || answered ? 'out' : days <= 0 ? 'due' : 'later');
      },
    ),
    200,
  );
  expect(tally.rare()).toEqual([]);
});
