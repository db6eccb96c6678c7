// The Overview of a small tab, cell by cell: what each formula counts, where the blocks go, and what their charts show.

import type { Cell } from '../../src/sync/model';
import { columnLetters } from '../../src/sync/model';
import { type BarChart, chartNow, freshCells, freshChart, placesOf } from '../../src/sync/overview';
import { type Block, type BlockName, blocksOf, type Counted, type Entries } from '../../src/sync/overview-blocks';

const VIEW = { name: 'Spring', at: { creatorId: 1, status: 2, owner: 3, platform: 4, labels: 5, country: 6, updatedAt: 7, due: 8 } };
const CHANGES = {
  name: 'Changes',
  at: { when: 1, field: 3, before: 4, after: 5, tab: 7 },
  loggedAs: 'Spring',
  status: 'Status',
};
const ENTRIES: Entries = {
  statuses: ['New', 'Won'],
  owners: ['Owner A'],
  platforms: ['YouTube'],
  labels: ['Beauty'],
  countries: ['DE'],
  moves: [{ from: 'New', to: 'Won' }],
};
const WORDS: Parameters<typeof blocksOf>[2] = {
  title: {
    todo: 'To do',
    status: 'By status and owner',
    platform: 'By platform',
    label: 'By label',
    country: 'By country',
    moves: 'Status changes per week',
  },
  heading: {
    what: 'What',
    creators: 'Creators',
    days: 'Days',
    status: 'Status',
    platform: 'Platform',
    label: 'Label',
    country: 'Country',
    all: 'All',
    from: 'From',
    week: 'Week of',
    moves: 'All changes',
  },
  line: {
    dueToday: 'Due today',
    overdue: 'Overdue',
    untouched: 'No change',
    noStatus: '(no status)',
    noOwner: '(nobody)',
    noPlatform: '(no platform)',
    noLabel: '(no label)',
    noCountry: '(no country)',
    other: '(others)',
  },
};
const NOTHING: Entries = { statuses: [], owners: [], platforms: [], labels: [], countries: [], moves: [] };

const blocks = (entries = ENTRIES, counted: Counted = { view: VIEW, changes: CHANGES }): readonly Block[] =>
  blocksOf(counted, entries, WORDS);

function blockNamed(name: BlockName, all = blocks()): Block {
  const block = all.find((one) => one.name === name);
  if (block === undefined) throw new Error(`no block ${name}`);
  return block;
}

/** The rows of the tab's creators, as every count begins. */
const CREATORS = `'Spring'!$A:$A;"?*";'Spring'!$A:$A;"<>"&'Spring'!$A$1`;
const literal = (cell: string): string => `REGEXREPLACE(${cell};"([~*?])";"~$1")`;

/** The cells of a block whose title is in B2, as `C3: content`. */
const cellsOf = (block: Block): readonly string[] =>
  freshCells(block, { row: 2, column: 2 }).map(({ row, column, cell }) => {
    const shown =
      cell === null ? '' : 'formula' in cell ? cell.formula : 'text' in cell ? cell.text : 'number' in cell ? String(cell.number) : '?';
    return `${columnLetters(column)}${row}: ${shown.split(CREATORS).join('CREATORS')}`;
  });

describe('a block counts', () => {
  const STATUS = `'Spring'!$B:$B`;
  const OWNER = `'Spring'!$C:$C`;
  const statusIs = (cell: string): string => `${STATUS};"="&${literal(cell)}`;
  const ownerIs = (cell: string): string => `${OWNER};"="&${literal(cell)}`;

  it('statuses by owner, those without one, and the others, in every row and column', () => {
    expect(cellsOf(blockNamed('status'))).toEqual([
      'B2: By status and owner',
      'B3: Status',
      'C3: All',
      'D3: Owner A',
      'E3: (nobody)',
      'F3: (others)',
      'B4: New',
      'B5: Won',
      'B6: (no status)',
      'B7: (others)',
      'C2: =COUNTIFS(CREATORS)',
      `D2: =COUNTIFS(CREATORS;${ownerIs('D$3')})`,
      `E2: =C2-COUNTIFS(CREATORS;${OWNER};"?*")`,
      'F2: =C2-E2-SUM(D2:D2)',
      `C4: =COUNTIFS(CREATORS;${statusIs('$B4')})`,
      `D4: =COUNTIFS(CREATORS;${statusIs('$B4')};${ownerIs('D$3')})`,
      `E4: =C4-COUNTIFS(CREATORS;${statusIs('$B4')};${OWNER};"?*")`,
      'F4: =C4-E4-SUM(D4:D4)',
      `C5: =COUNTIFS(CREATORS;${statusIs('$B5')})`,
      `D5: =COUNTIFS(CREATORS;${statusIs('$B5')};${ownerIs('D$3')})`,
      `E5: =C5-COUNTIFS(CREATORS;${statusIs('$B5')};${OWNER};"?*")`,
      'F5: =C5-E5-SUM(D5:D5)',
      `C6: =C2-COUNTIFS(CREATORS;${STATUS};"?*")`,
      `D6: =D2-COUNTIFS(CREATORS;${STATUS};"?*";${ownerIs('D$3')})`,
      `E6: =C2-COUNTIFS(CREATORS;${STATUS};"?*")-COUNTIFS(CREATORS;${OWNER};"?*")+COUNTIFS(CREATORS;${STATUS};"?*";${OWNER};"?*")`,
      'F6: =C6-E6-SUM(D6:D6)',
      'C7: =C2-C6-SUM(C4:C5)',
      'D7: =D2-D6-SUM(D4:D5)',
      'E7: =E2-E6-SUM(E4:E5)',
      'F7: =C7-E7-SUM(D7:D7)',
    ]);
  });

  it('statuses alone in a tab without owners, and of nobody where there are no entries', () => {
    const { owner: _, ...at } = VIEW.at;
    const block = blockNamed('status', blocks(NOTHING, { view: { ...VIEW, at }, changes: null }));
    expect(cellsOf(block)).toEqual([
      'B2: By status and owner',
      'B3: Status',
      'C3: All',
      'B4: (no status)',
      'B5: (others)',
      'C2: =COUNTIFS(CREATORS)',
      `C4: =C2-COUNTIFS(CREATORS;${STATUS};"?*")`,
      'C5: =C2-C4',
    ]);
    expect(block.bars).toBe('first');
    const owners = cellsOf(blockNamed('status', blocks(NOTHING)));
    expect(owners).toContain('E2: =C2-D2');
    expect(owners).toContain('D5: =D2-D4');
  });

  it('platforms and countries, each with a remainder', () => {
    const range = `'Spring'!$D:$D`;
    expect(cellsOf(blockNamed('platform'))).toEqual([
      'B2: By platform',
      'B3: Platform',
      'C3: Creators',
      'B4: YouTube',
      'B5: (no platform)',
      'B6: (others)',
      'C2: =COUNTIFS(CREATORS)',
      `C4: =COUNTIFS(CREATORS;${range};"="&${literal('$B4')})`,
      `C5: =C2-COUNTIFS(CREATORS;${range};"?*")`,
      'C6: =C2-C5-SUM(C4:C4)',
    ]);
    expect(cellsOf(blockNamed('country'))).toContain(`C4: =COUNTIFS(CREATORS;'Spring'!$F:$F;"="&${literal('$B4')})`);
  });

  it('labels wherever they are in a cell, without a remainder', () => {
    const range = `'Spring'!$E:$E`;
    const label = literal('$B4');
    const counts = [`"="&${label}`, `"="&${label}&",*"`, `"*, "&${label}`, `"*, "&${label}&",*"`].map(
      (criterion) => `COUNTIFS(CREATORS;${range};${criterion})`,
    );
    expect(cellsOf(blockNamed('label'))).toEqual([
      'B2: By label',
      'B3: Label',
      'C3: Creators',
      'B4: Beauty',
      'B5: (no label)',
      'C2: =COUNTIFS(CREATORS)',
      `C4: =${counts.join('+')}`,
      `C5: =C2-COUNTIFS(CREATORS;${range};"?*")`,
    ]);
  });

  it('what is to be done: due today, overdue, and untouched for the days beside it', () => {
    const [due, changed] = [`'Spring'!$H:$H`, `'Spring'!$G:$G`];
    expect(cellsOf(blockNamed('todo')).slice(4)).toEqual([
      'B4: Due today',
      'B5: Overdue',
      'B6: No change',
      `C4: =COUNTIFS(CREATORS;${due};">="&TODAY();${due};"<"&(TODAY()+1))`,
      `C5: =COUNTIFS(CREATORS;${due};">=36526";${due};"<"&TODAY())`,
      `C6: =COUNTIFS(CREATORS;${changed};"<"&(TODAY()+1-INT($D6)))`,
      'D6: 14',
    ]);
  });

  it('moves of the last eight weeks, the current one first', () => {
    const about = `'Changes'!$C:$C;"="&${literal('"Status"')};'Changes'!$G:$G;"="&${literal('"Spring"')}`;
    const when = `'Changes'!$A:$A`;
    const cells = cellsOf(blockNamed('moves'));
    expect(cells.slice(0, 6)).toEqual(['B2: Status changes per week', 'B3: From', 'B4: Week of', 'C4: All changes', 'D3: New', 'D4: Won']);
    expect(cells.slice(6, 8)).toEqual(['B5: =TODAY()-WEEKDAY(TODAY();2)+1', 'B6: =TODAY()-WEEKDAY(TODAY();2)+1-7']);
    expect(cells).toContain('C2: =SUM(C5:C12)');
    expect(cells).toContain(`C5: =COUNTIFS(${about};${when};">="&$B5;${when};"<"&($B5+7))`);
    expect(cells).toContain(
      `D12: =COUNTIFS(${about};${when};">="&$B12;${when};"<"&($B12+7);'Changes'!$D:$D;"="&${literal('D$3')};'Changes'!$E:$E;"="&${literal('D$4')})`,
    );
  });

  it.each<[string, Counted, readonly string[]]>([
    ['only what the tab has columns for', { view: { name: 'Spring', at: { creatorId: 1, country: 2 } }, changes: null }, ['country']],
    ['no dates: nothing is to be done', { view: { name: 'Spring', at: { creatorId: 1, status: 2 } }, changes: null }, ['status']],
    ['nothing without the ids', { view: { name: 'Spring', at: { status: 2 } }, changes: null }, []],
    [
      'no moves where the log lacks a column',
      { view: { name: 'Spring', at: { creatorId: 1, due: 2 } }, changes: { ...CHANGES, at: { when: 1, field: 3, before: 4, after: 5 } } },
      ['todo'],
    ],
  ])('%s', (_, counted, names) => {
    expect(blocks(ENTRIES, counted).map(({ name }) => name)).toEqual(names);
  });
});

describe('in a new tab', () => {
  it('blocks stand in two bands, each below room for its chart', () => {
    expect([...placesOf(blocks())]).toEqual([
      ['todo', { row: 18, column: 1 }],
      ['status', { row: 18, column: 5 }],
      ['platform', { row: 44, column: 1 }],
      ['label', { row: 44, column: 5 }],
      ['country', { row: 44, column: 8 }],
      ['moves', { row: 44, column: 11 }],
    ]);
    expect([...placesOf([blockNamed('moves')])]).toEqual([['moves', { row: 18, column: 11 }]]);
    expect([...placesOf([blockNamed('todo'), blockNamed('label')])].map(([, { row }]) => row)).toEqual([18, 43]);
  });

  it('a chart shows the counts, stacked by owner where there are owners', () => {
    expect(freshChart(blockNamed('status'), { row: 18, column: 5 })).toEqual<BarChart>({
      title: 'By status and owner',
      stacked: true,
      areas: [
        { row: 19, column: 5, rows: 5, columns: 1 },
        { row: 19, column: 7, rows: 5, columns: 3 },
      ],
      row: 4,
      column: 5,
      width: 520,
      height: 282,
    });
    expect(freshChart(blockNamed('moves'), { row: 18, column: 11 })).toMatchObject({
      stacked: false,
      areas: [{ row: 20, column: 11, rows: 9, columns: 2 }],
      width: 420,
    });
  });
});

describe('in a tab that people changed', () => {
  /** A sheet that holds the block with its title in B20, and whatever else. */
  function sheet(block: Block, more: Readonly<Record<string, string>> = {}) {
    const cells = new Map(
      freshCells(block, { row: 20, column: 2 }).map(({ row, column, cell }) => [
        `${columnLetters(column)}${row}`,
        cell !== null && 'formula' in cell
          ? { text: '1', formula: cell.formula }
          : { text: cell !== null && 'text' in cell ? cell.text : '' },
      ]),
    );
    for (const [place, text] of Object.entries(more)) cells.set(place, { text });
    const seen = (row: number, column: number): Cell => {
      const { text, formula } = { formula: undefined, ...(cells.get(`${columnLetters(column)}${row}`) ?? { text: '' }) };
      return formula === undefined ? { text } : { text, origin: 'formula', formula };
    };
    return chartNow(block, { row: 20, column: 2 }, seen);
  }

  it.each<[string, Readonly<Record<string, string>>, number, number]>([
    ['as written', {}, 5, 2],
    ['with a line of a person’s own right below', { B26: 'My line' }, 6, 2],
    ['with a note of theirs farther below, which is no line', { B28: 'Remember' }, 5, 2],
    ['with a block right beside it, which begins with its title', { D20: 'Another block', D21: 'Its heading' }, 5, 2],
    ['with a column of theirs beside it, whose total is a number', { D20: '12', D21: 'My column' }, 5, 3],
  ])('a chart covers the table %s', (_, more, rows, width) => {
    const now = sheet(blockNamed('platform', blocks({ ...ENTRIES, platforms: ['YouTube', 'TikTok'] })), more);
    expect(now.chart.areas).toEqual([{ row: 21, column: 2, rows, columns: 2 }]);
    expect([now.width, now.chart.row, now.chart.column]).toEqual([width, 6, 2]);
  });

  it('a table near the top has its chart in the first row', () => {
    const block = blockNamed('country');
    const blank = (): Cell => ({ text: '' });
    expect(chartNow(block, { row: 3, column: 1 }, blank).chart).toMatchObject({ row: 1, column: 1 });
  });
});
