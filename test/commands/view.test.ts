// Where the columns of a view are, by their marks and headings: what is found, what is held back, and what is reported.

import type { ColumnSighting } from '../../src/commands/ports';
import { canIdentify, glanceAtView, headingsLost, layoutOf, openView, viewIn } from '../../src/commands/tab/view';
import { hasOtherViews, keepView, readWholeNext, type ViewRecord, viewOf, withoutAside } from '../../src/commands/tab/view-store';
import type { ColumnField } from '../../src/fields/fields';
import { must, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

const FIELDS: readonly ColumnField[] = ['creatorId', 'name', 'status', 'handle', 'channelLink', 'notes'];

const VIEW: ViewRecord = {
  name: 'Creators',
  query: {},
  book: 'memory-book',
  columns: FIELDS.map((field) => ({ field, heading: `the ${field}` })),
  pulledAt: 1,
  creators: 3,
  trusted: [],
};

/** Each column of ours under its own heading, from the left. */
const whole: readonly ColumnSighting[] = FIELDS.map((field, i) => ({
  column: i + 1,
  heading: `the ${field}`,
  field,
  writtenHeading: `the ${field}`,
}));

const renamed = (...fields: readonly ColumnField[]) =>
  whole.map((one) => (fields.some((field) => field === one.field) ? { ...one, heading: `my ${one.field}` } : one));
const without = (...fields: readonly ColumnField[]) => whole.filter(({ field }) => !fields.some((one) => one === field));
const place = (sightings: readonly ColumnSighting[]) => [...layoutOf(VIEW, sightings).at.keys()];
const troubles = (sightings: readonly ColumnSighting[]) =>
  layoutOf(VIEW, sightings).troubles.map((trouble) => ('field' in trouble ? `${trouble.field}: ${trouble.what}` : trouble.what));

describe('the columns of a view', () => {
  const others: readonly ColumnSighting[] = [
    { column: 7, heading: 'the notes', field: null, writtenHeading: '' },
    { column: 8, heading: 'of another view', field: 'email', writtenHeading: 'of another view' },
  ];

  it.each<[string, readonly ColumnSighting[], readonly ColumnField[], readonly string[]]>([
    ['as they were made', whole, FIELDS, []],
    ['beside a person’s own of the same heading', [...whole, ...others], FIELDS, []],
    ['in another order', [...whole].reverse(), FIELDS, []],
    ['one renamed', renamed('status'), FIELDS.filter((field) => field !== 'status'), ['status: column-renamed']],
    ['one that names creators renamed: the cells under it prove it', renamed('handle'), FIELDS, ['handle: column-renamed']],
    ['one missing', without('notes'), FIELDS.filter((field) => field !== 'notes'), ['notes: column-missing']],
    ['that of ids missing', without('creatorId'), FIELDS.slice(1), ['id-column-missing']],
    [
      'one there twice',
      [...whole, { column: 9, heading: 'the notes', field: 'notes', writtenHeading: 'the notes' }],
      FIELDS.filter((field) => field !== 'notes'),
      ['notes: column-twice'],
    ],
    [
      'that of ids there twice',
      [...whole, { column: 9, heading: 'the creatorId', field: 'creatorId', writtenHeading: 'the creatorId' }],
      FIELDS.slice(1),
      ['creatorId: column-twice'],
    ],
    [
      'half of them renamed',
      renamed('name', 'status', 'notes'),
      ['creatorId', 'handle', 'channelLink'],
      ['name: column-renamed', 'status: column-renamed', 'notes: column-renamed'],
    ],
    [
      'most of them renamed: the row of headings is not where it was',
      renamed('name', 'status', 'notes', 'handle'),
      [],
      ['name: column-renamed', 'status: column-renamed', 'handle: column-renamed', 'notes: column-renamed'],
    ],
    ['none of them there', [], [], ['id-column-missing', ...FIELDS.slice(1).map((field) => `${field}: column-missing`)]],
  ])('%s', (_, sightings, at, said) => {
    expect(place(sightings)).toEqual(at);
    expect(troubles(sightings)).toEqual(said);
  });

  it('are at their marks, and a problem names the original heading', () => {
    const layout = layoutOf(VIEW, renamed('status'));
    expect([layout.at.get('creatorId'), layout.at.get('notes')]).toEqual([1, 6]);
    expect(layout.troubles).toEqual([{ what: 'column-renamed', field: 'status', heading: 'the status' }]);
  });

  it('of a view that was created without ids are reported to lack them', () => {
    const view = { ...VIEW, columns: VIEW.columns.slice(1) };
    expect(layoutOf(view, without('creatorId')).troubles).toEqual([{ what: 'id-column-missing' }]);
  });

  it('with marks of another view do not show whether the headings are lost', () => {
    const strangers = ['email', 'owner', 'labels'].map((field, i) => ({ column: 9 + i, heading: 'mine', field, writtenHeading: 'x' }));
    expect(headingsLost(VIEW, [...whole, ...strangers])).toBe(false);
    expect(headingsLost(VIEW, renamed('name', 'status', 'notes', 'handle'))).toBe(true);
    expect(headingsLost(VIEW, [])).toBe(false);
  });
});

describe('a tab', () => {
  const kinds = ({ ctx }: Office, tab = ctx.book.activeTab()) =>
    [openView(ctx, tab), glanceAtView(ctx, tab), viewIn(ctx, tab)].map((said) => (said.ok ? 'open' : said.problem.kind));

  it('with a view is opened; without one, or without an active tab, that is reported', () => {
    const office = officeWith(1);
    expect(kinds(office)).toEqual(['open', 'open', 'open']);
    expect(kinds(office, null)).toEqual(['no-tab', 'no-tab', 'no-tab']);
    expect(kinds(office, office.book.addTab('Another'))).toEqual(['no-view', 'no-view', 'no-view']);
  });

  it('with a damaged view, a later version’s, or one copied along with the file, is not opened', () => {
    const office = officeWith(1);
    const key = `view.${office.tab.id}`;
    const kept = office.shared.read(key) ?? '';
    office.shared.write(key, kept.slice(1));
    expect(kinds(office)).toEqual(['no-view', 'no-view', 'no-view']);
    office.shared.write(key, '[99,{}]');
    expect(kinds(office)).toEqual(['newer-version', 'newer-version', 'newer-version']);
    office.shared.write(key, kept.replaceAll('memory-book', 'another-book'));
    expect(kinds(office)).toEqual(['no-view', 'no-view', 'no-view']);
  });

  it('says whether its columns were located, or only looked up in place', () => {
    const office = officeWith(1);
    expect(must(openView(office.ctx, office.tab)).proven).toBe(true);
    expect(must(glanceAtView(office.ctx, office.tab)).proven).toBe(false);
  });

  it.each(['creatorId', 'handle', 'channelLink', 'notes'])('without its column of %s can, or cannot, identify its rows', (field) => {
    const office = officeWith(1);
    expect(canIdentify(must(openView(office.ctx, office.tab)))).toBe(true);
    office.tab.grid.deleteColumns(office.tab.grid.columnOf(field));
    expect(canIdentify(must(openView(office.ctx, office.tab)))).toBe(field === 'notes');
  });
});

describe('the record of a view', () => {
  it('is read as stored, with everything known about it', () => {
    const { ctx, tab } = officeWith(1);
    const full: ViewRecord = {
      ...VIEW,
      query: { status: 2, archived: true, where: { owned: true } },
      trusted: ['notes', 'status'],
      savedAs: 'Mine',
      asOf: '2026-01-01T00:00:00Z',
      wholeAt: 5,
      aside: 7,
      lookups: [{ from: 3, heading: 'Budget' }],
    };
    keepView(ctx, tab.id, full);
    expect(viewOf(ctx, tab.id)).toEqual(full);
    const { aside: _, ...unaside } = full;
    const { asOf: __, ...whole } = full;
    expect([withoutAside(full), readWholeNext(full)]).toEqual([unaside, whole]);
  });

  it('of another tab is distinguished from its own', () => {
    const { ctx, book, tab } = officeWith(1);
    expect([hasOtherViews(ctx, tab.id), hasOtherViews(ctx, tab.id + 1)]).toEqual([false, true]);
    const other = book.addTab('Another');
    keepView(ctx, other.id, VIEW);
    expect([hasOtherViews(ctx, tab.id), hasOtherViews(ctx, other.id)]).toEqual([true, true]);
  });
});
