// The columns of a view: created in a new tab, recreated where one is gone, and left alone where nothing distinguishes rows.

import { COLUMNS, isTextColumn } from '../../src/commands/tab/columns';
import { type ViewRecord, viewOf } from '../../src/commands/tab/view-store';
import { bindColumns } from '../../src/commands/views/columns-of-view';
import { EDITABLE_FIELDS } from '../../src/fields/fields';
import { words } from '../../src/text/words';
import { blankChannel } from '../fakes/model-crm';
import { creator, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

const FIELDS = [
  ...['creatorId', 'sync', 'name', 'platform', 'followers', 'status', 'owner', 'labels', 'notes', 'email', 'contactLink'],
  ...['handle', 'channelLink', 'country', 'groups', 'updatedAt'],
];

const view = (office: Office): ViewRecord => {
  const found = viewOf(office.ctx, office.tab.id);
  if (found === null) throw new Error('the tab has no view');
  return found;
};
const bind = (office: Office, extras: readonly string[] = []) => bindColumns(office.ctx, office.tab, view(office), extras);
const fieldsIn = ({ tab }: Office) => tab.columns().map(({ field }) => field);
const fieldsOf = ({ columns }: ViewRecord) => columns.map(({ field }) => field);
const drop = ({ tab: { grid } }: Office, ...fields: readonly string[]) => {
  for (const field of fields) grid.deleteColumns(grid.columnOf(field));
};

test('a new tab gets all of them, in order, ids hidden and names frozen, each with its heading and note', () => {
  const office = officeWith(1);
  expect(fieldsIn(office)).toEqual(FIELDS);
  expect(fieldsOf(view(office))).toEqual(FIELDS);
  const { grid } = office.tab;
  expect(FIELDS.filter((field) => grid.column(grid.columnOf(field)).hidden)).toEqual(['creatorId']);
  expect(FIELDS.filter((field) => grid.column(grid.columnOf(field)).editable)).toEqual([
    'status',
    'owner',
    'labels',
    'notes',
    'email',
    'contactLink',
  ]);
  expect(FIELDS.map((field) => grid.column(grid.columnOf(field)).kind).filter((kind) => kind !== 'text')).toEqual(['number', 'time']);
  expect(grid.frozenColumns).toBe(3);
  const { heading, hint } = words('en').cells;
  expect([grid.text(1, grid.columnOf('notes')), grid.row(1).notes[grid.columnOf('notes') - 1]]).toEqual([heading.notes, hint.notes]);
});

test('if none is gone, none is created, and the view is unchanged', () => {
  const office = officeWith(1);
  const [before, made] = [view(office), office.ops.count('addColumns')];
  expect(bind(office)).toEqual(before);
  expect([view(office), office.ops.count('addColumns')]).toEqual([before, made]);
});

test('a missing one is created at the right end of ours, with what the base knows; the next refresh reads everything', () => {
  const office = officeWith(2);
  office.crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), notes: 'a note' });
  office.refresh();
  expect(view(office)).toHaveProperty('asOf');
  drop(office, 'notes');
  const bound = bind(office);
  const others = FIELDS.filter((field) => field !== 'notes');
  expect([fieldsIn(office), fieldsOf(bound)]).toEqual([
    [...others, 'notes'],
    [...others, 'notes'],
  ]);
  expect(bound).not.toHaveProperty('asOf');
  expect(view(office)).toEqual(bound);
  const { grid } = office.tab;
  expect([2, 3].map((row) => grid.text(row, grid.columnOf('notes')))).toEqual(['a note', '']);
});

test('one whose heading a view knows in other words is created under that heading', () => {
  const office = officeWith(1);
  const own = {
    ...view(office),
    columns: view(office).columns.map((one) => (one.field === 'notes' ? { ...one, heading: 'Remarks' } : one)),
  };
  drop(office, 'notes');
  const bound = bindColumns(office.ctx, office.tab, own, []);
  expect(bound.columns.find(({ field }) => field === 'notes')).toEqual({ field: 'notes', heading: 'Remarks' });
  expect(office.tab.grid.text(1, office.tab.grid.columnOf('notes'))).toBe('Remarks');
});

test('keys of the CRM get theirs after ours, each once', () => {
  const office = officeWith(1);
  expect(fieldsOf(bind(office, ['tier', 'score']))).toEqual([...FIELDS, 'extra:tier', 'extra:score']);
  bind(office, ['tier', 'score']);
  expect(fieldsIn(office)).toEqual([...FIELDS, 'extra:tier', 'extra:score']);
  drop(office, 'extra:tier');
  expect(fieldsOf(bind(office))).toEqual([...FIELDS, 'extra:score']);
});

test.each<readonly [string, (office: Office) => void, boolean]>([
  ['ids and one fingerprint are gone', (office) => drop(office, 'creatorId', 'handle'), true],
  ['ids and both fingerprints are gone', (office) => drop(office, 'creatorId', 'handle', 'channelLink'), false],
  [
    'they are gone, but a column of the person’s bears one of their headings',
    (office) => {
      drop(office, 'creatorId', 'handle', 'channelLink');
      const { grid } = office.tab;
      grid.insertColumns(grid.columns.length + 1);
      grid.type(1, grid.columns.length, words('en').cells.heading.handle);
    },
    true,
  ],
  ['the row of headings is gone', (office) => office.tab.grid.deleteRows(1), false],
])('if %s: recreated is %s', (_, happens, made) => {
  const office = officeWith(3);
  drop(office, 'country');
  happens(office);
  const before = view(office);
  const bound = bind(office);
  expect(fieldsIn(office).includes('country')).toBe(made);
  if (!made) expect([bound, view(office)]).toEqual([before, before]);
});

test('while they are created the view is stored without them, so that a call killed in between holds them back', () => {
  const office = officeWith(1);
  drop(office, 'notes', 'email');
  office.ops.before = ({ name }) => {
    if (name === 'addColumns') throw new Error('killed');
  };
  expect(() => bind(office)).toThrow('killed');
  office.ops.before = () => {};
  expect(fieldsOf(view(office))).toEqual(FIELDS.filter((field) => field !== 'notes' && field !== 'email'));
  expect(view(office)).not.toHaveProperty('asOf');
});

test('what people edit and what nobody knows is text in the sheet; numbers and times of the CRM are what they are', () => {
  const kinds = new Map<string, string>(COLUMNS.map(({ field, kind }) => [field, kind]));
  expect(['followers', 'updatedAt', 'country'].map((field) => kinds.get(field))).toEqual(['number', 'time', 'text']);
  expect(EDITABLE_FIELDS.map((field) => kinds.get(field))).toEqual(EDITABLE_FIELDS.map(() => 'text'));
  expect(['followers', 'notes', 'a column of mine', null].map(isTextColumn)).toEqual([false, true, true, true]);
});
