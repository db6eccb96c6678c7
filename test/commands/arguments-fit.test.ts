// What a page may request for views, pulls and creators: valid arguments, and what makes them invalid.

import { calls } from '../../src/commands/call-list';
import type { CallName } from '../../src/commands/calls';

type Args = Readonly<Record<string, unknown>>;

const fits = (name: CallName, args: Args): boolean => calls[name].schema().safeParse(args).success;

const long = (length: number): string => 'x'.repeat(length);
const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

const list: Args = { text: 'a', header: null, roles: null, labels: 'add', notes: 'append', means: [] };
const meaning = { field: 'status', text: 'Done', as: 'Completed' };
const columns = { link: 1, handle: null, email: null, platform: null };
const check: Args = { text: '', state: null, lookUp: false, asHandles: true };

/** For each call: valid arguments, other values for some of them that are valid as well, and values that are not. */
const CALLS: Readonly<
  Partial<
    Record<
      CallName,
      readonly [args: Args, also: Readonly<Record<string, readonly unknown[]>>, not: Readonly<Record<string, readonly unknown[]>>]
    >
  >
> = {
  addCreators: [
    { creatorIds: ['a'], labels: [] },
    {
      creatorIds: [many(500, 'a'), [long(256)]],
      status: [1, '1'],
      owner: [1, 'u-1', long(256)],
      labels: [many(100, 'l'), [1, 'l-1']],
    },
    {
      creatorIds: [[], many(501, 'a'), [''], [long(257)], [7], 'a'],
      status: [null, undefined, true],
      owner: [null, undefined, long(257)],
      labels: [many(101, 'l'), [null], null],
    },
  ],
  readCard: [{ creatorId: null }, { creatorId: ['a', long(256)] }, { creatorId: ['', 7, undefined, long(257)] }],
  readCrmRow: [{ creatorId: 'a' }, {}, { creatorId: ['', null] }],
  readPastChanges: [{ creatorId: 'a' }, {}, { creatorId: ['', null] }],
  checkCreators: [
    check,
    { text: ['a', long(200_000)], state: ['s', long(2_000_000)], lookUp: [true], asHandles: [false] },
    { text: [null, long(200_001)], state: [7, long(2_000_001)], lookUp: [null, 'yes'], asHandles: [0] },
  ],
  lookUp: [
    { text: 'a', archived: false },
    { text: [long(300)], archived: [true] },
    { text: ['', long(301), 7], archived: [null] },
  ],
  addToTab: [{ creatorIds: ['a'] }, { creatorIds: [many(500, 'a')] }, { creatorIds: [[], many(501, 'a'), [''], [long(257)]] }],
  previewList: [
    list,
    {
      text: [long(1_000_000)],
      header: [true, false],
      roles: [[], ['id', 'handle', 'link', 'byEmail', 'platform', 'any', 'none', 'status', 'notes'], many(200, 'none')],
      labels: ['add', 'replace'],
      notes: ['append', 'replace'],
      means: [
        [meaning],
        [
          { ...meaning, field: 'owner' },
          { ...meaning, field: 'labels' },
        ],
        [{ ...meaning, text: long(1_000) }],
        many(500, meaning),
      ],
    },
    {
      text: ['', long(1_000_001), null],
      header: ['yes', undefined],
      roles: [['colour'], many(201, 'none'), 'none'],
      labels: ['append', '', null],
      notes: ['add', '', null],
      means: [
        null,
        [{ ...meaning, field: 'notes' }],
        [{ ...meaning, field: 7 }],
        [{ ...meaning, text: '' }],
        [{ ...meaning, as: '' }],
        [{ ...meaning, as: long(1_001) }],
        [{ ...meaning, more: 1 }],
        many(501, meaning),
      ],
    },
  ],
  writeMatched: [list, { labels: ['replace'], means: [[meaning]] }, { labels: ['remove'] }],
  changeFileLanguage: [{ language: 'en' }, { language: ['zh'] }, { language: ['de', '', null] }],
  startMatch: [
    { query: {}, name: 'Mine', columns },
    {
      query: [{ owner: 'u-1' }],
      name: [long(80)],
      columns: [{ link: null, handle: 2, email: 3, platform: 4 }],
    },
    {
      query: [null, { colour: 'red' }],
      name: ['', ' ', long(81)],
      columns: [
        null,
        { ...columns, link: 0 },
        { ...columns, email: 1.5 },
        { ...columns, platform: 'A' },
        { link: 1 },
        { ...columns, more: 1 },
      ],
    },
  ],
  stepMatch: [{ matchId: '1:a' }, {}, { matchId: ['', null] }],
  bindOwnTab: [{ matchId: '1:a' }, {}, { matchId: ['', null] }],
  readQueryText: [{ text: '' }, { text: [long(20_000)] }, { text: [long(20_001), null] }],
  connect: [{ key: '' }, { key: [long(500)] }, { key: [long(501), null] }],
  readChoices: [{ fresh: true }, { fresh: [false] }, { fresh: [null, 'no'] }],
  saveView: [
    { name: 'Mine', query: {}, tab: null },
    { name: [long(80)], query: [{ sort: '-name' }], tab: [0, -1, 2 ** 31] },
    { name: ['', ' ', long(81)], query: [{ sort: 'colour' }], tab: [1.5, '1', undefined] },
  ],
  duplicateView: [{ viewId: 'v' }, {}, { viewId: ['', null] }],
  renameView: [{ viewId: 'v', name: 'Mine' }, {}, { viewId: ['', null], name: ['', ' '] }],
  deleteView: [{ viewId: 'v' }, {}, { viewId: ['', null] }],
  goToTab: [{ tab: 0 }, { tab: [-5] }, { tab: [0.5, null, '0'] }],
  openSavedView: [{ viewId: 'v' }, {}, { viewId: ['', null] }],
  changeView: [
    { viewId: 'v', query: {}, name: 'Mine' },
    { viewId: [null], query: [{ archived: true }] },
    { viewId: ['', 7], query: [{ archived: null }], name: ['', ' '] },
  ],
  countView: [{ query: {} }, { query: [{ keyword: 'a', labels: ['l', 1] }] }, { query: [null, { labels: 'l' }] }],
  startPull: [{ query: {}, name: 'Mine' }, {}, { query: [{ page: 1 }], name: ['', ' '] }],
  startRefresh: [{ all: true }, { all: [false] }, { all: [null] }],
  stepPull: [{ pullId: '1:a' }, {}, { pullId: ['', null] }],
};

describe.each(Object.entries(CALLS) as [CallName, readonly [Args, Record<string, unknown[]>, Record<string, unknown[]>]][])(
  '%s',
  (name, [args, also, not]) => {
    const others = (values: Readonly<Record<string, readonly unknown[]>>): readonly Args[] =>
      Object.entries(values).flatMap(([key, ones]) => ones.map((one) => ({ ...args, [key]: one })));
    const told = (all: readonly Args[]): readonly string[] => all.map((one) => JSON.stringify(one).slice(0, 200));

    it('accepts valid arguments', () => {
      expect(told([args, ...others(also)].filter((one) => !fits(name, one)))).toEqual([]);
    });

    it('refuses invalid ones', () => {
      expect(told([...others(not), { ...args, more: 1 }].filter((one) => fits(name, one)))).toEqual([]);
    });

    it('requires every argument', () => {
      const without = Object.keys(args).map((left) => Object.fromEntries(Object.entries(args).filter(([key]) => key !== left)));
      expect(told(without.filter((one) => fits(name, one)))).toEqual([]);
    });
  },
);
