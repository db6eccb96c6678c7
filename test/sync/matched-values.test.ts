// What a pasted list brings into the cells of the creators that its rows mean.

import type { ListRole } from '../../src/fields/fields';
import { matchIndex } from '../../src/sync/match';
import { type ListContext, type ListModes, matchList } from '../../src/sync/match-list';
import type { BaseRecord, Cell, EditableField, SheetRow } from '../../src/sync/model';
import { rowNumberOf } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

const labels = [
  { id: 1, name: 'Beauty' },
  { id: 2, name: 'Summer' },
];
const names = createNames({ statuses: [{ id: 1, name: 'Completed' }], members: [], labels });
const REPLACE: ListModes = { labels: 'replace', notes: 'replace', means: [] };
const ADD: ListModes = { labels: 'add', notes: 'append', means: [] };

const rowOf = (id: string, cells: Readonly<Partial<Record<EditableField, Cell>>>): SheetRow => ({
  row: rowNumberOf(2),
  id,
  cells,
  fingerprint: { handle: '', channelLink: '' },
  readOnly: {},
});

const channels = [
  {
    ...blankChannel(creator('c-1')),
    handle: '@one',
    platform: 'youtube',
    channelLink: 'https://example.org/one',
    email: 'one@example.com',
  },
  { ...blankChannel(creator('c-2')), handle: '@two', platform: 'youtube', channelLink: '', email: '' },
  { ...blankChannel(creator('c-3')), handle: '@two', platform: 'tiktok', channelLink: '', email: '' },
];

const context = (cells: Readonly<Partial<Record<EditableField, Cell>>> = {}, fields: BaseRecord['fields'] = {}): ListContext => ({
  index: matchIndex(channels),
  genuine: new Map(['c-1', 'c-2', 'c-3'].map((id) => [creator(id), [rowOf(id, cells)]])),
  records: new Map([['c-1', recordOf('c-1', fields)]]),
  names,
});

const listed = (rows: readonly (readonly string[])[], roles: readonly ListRole[], modes = REPLACE, at = context(), header = false) =>
  matchList(rows, { header, roles }, modes, at);

describe('the creator that a row means', () => {
  it.each<[string, readonly ListRole[], readonly string[], string]>([
    ['an id of this tab', ['id'], ['c-2'], 'c-2'],
    ['an id in a column of anything', ['any'], ['"c-2"'], 'c-2'],
    ['a link', ['link'], ['http://example.org/one/'], 'c-1'],
    ['an address', ['byEmail'], ['ONE@example.com'], 'c-1'],
    ['a handle with its platform', ['handle', 'platform'], ['two', 'TikTok'], 'c-3'],
    ['any clue', ['any'], ['https://example.org/one'], 'c-1'],
    ['any handle with its platform', ['any', 'platform'], ['@two', 'yt'], 'c-2'],
  ])('%s', (_, roles, cells, id) => {
    expect(listed([cells], roles).matched).toEqual([id]);
  });

  it('is not searched by other clues if nobody here has the id', () => {
    expect(listed([['c-9', '@one']], ['id', 'handle'])).toMatchObject({
      matched: [],
      notFound: [{ row: 1, text: 'c-9 · @one', who: 'c-9' }],
    });
  });

  it('is not picked from several, which are reported', () => {
    const found = listed([['@two', 'Completed']], ['handle', 'status']);
    expect([found.ambiguous, found.wanted]).toEqual([[{ row: 1, text: '@two', creatorIds: ['c-2', 'c-3'] }], []]);
  });

  it('counts once if it is repeated, and headings are not a row', () => {
    const rows = [
      ['Id', 'Status'],
      ['c-1', 'Completed'],
      ['c-1', 'Nowhere'],
    ];
    const found = listed(rows, ['id', 'status'], REPLACE, context(), true);
    expect(found).toMatchObject({ matched: ['c-1'], again: [{ row: 3, text: 'c-1' }], unknown: [], notFound: [] });
    expect(found.wanted).toEqual([{ creatorId: 'c-1', field: 'status', value: 1 }]);
  });

  it.each<[readonly ListRole[], readonly string[], string, string]>([
    [['none', 'handle', 'byEmail'], ['x', 'nine', 'nine@example.com'], '@nine', 'nine · nine@example.com'],
    [['handle', 'link'], ['@nine', 'https://example.org/nine'], 'https://example.org/nine', '@nine · https://example.org/nine'],
    [['byEmail', 'any'], ['', 'nine@example.com'], 'nine@example.com', 'nine@example.com'],
    [['status', 'none'], ['', 'Somebody'], '', 'Somebody'],
    [['handle'], [''], '', ''],
  ])('is searched by the best of its texts if it is not found: %j %j', (roles, cells, who, text) => {
    expect(listed([cells], roles).notFound).toEqual([{ row: 1, text, who }]);
  });
});

describe('the values of a row', () => {
  const bring = (field: ListRole, text: string, modes = REPLACE, at = context()) => listed([['c-1', text]], ['id', field], modes, at);

  it('are the CRM’s, a blank cell brings none, and a name that it does not have is reported', () => {
    expect(bring('status', 'completed').wanted).toEqual([{ creatorId: 'c-1', field: 'status', value: 1 }]);
    expect(bring('status', '')).toMatchObject({ wanted: [], unknown: [] });
    expect(bring('status', 'Nowhere').unknown).toEqual([{ row: 1, text: 'Nowhere', field: 'status' }]);
    expect(bring('labels', 'Beauty, Nowhere').unknown).toEqual([{ row: 1, text: 'Nowhere', field: 'labels' }]);
    expect(bring('email', 'no address').unknown).toEqual([{ row: 1, text: 'no address', field: 'email' }]);
    expect(listed([['c-1']], ['id', 'status']).wanted).toEqual([]);
  });

  it('may mean what a person said they mean, for several labels each', () => {
    const means = [
      { field: 'status' as const, text: 'done', as: 'Completed' },
      { field: 'labels' as const, text: 'hot', as: 'Summer' },
    ];
    expect(bring('status', 'DONE', { ...REPLACE, means }).wanted).toMatchObject([{ value: 1 }]);
    expect(bring('labels', 'Beauty, hot', { ...REPLACE, means }).wanted).toMatchObject([{ value: [1, 2] }]);
    expect(bring('labels', 'Hot', { ...REPLACE, means }).wanted).toMatchObject([{ value: [2] }]);
    expect(bring('status', 'hot', { ...REPLACE, means }).unknown).toHaveLength(1);
  });

  it('are added to what the cell shows if that is to stay', () => {
    const at = context({ labels: { text: 'Summer' }, notes: { text: 'old' } });
    expect(bring('labels', 'Beauty', ADD, at).wanted).toMatchObject([{ value: [1, 2] }]);
    expect(bring('labels', 'Summer', ADD, at).wanted).toMatchObject([{ value: [2] }]);
    expect(bring('labels', 'Beauty', REPLACE, at).wanted).toMatchObject([{ value: [1] }]);
    expect(bring('notes', 'new', ADD, at).wanted).toMatchObject([{ value: 'old\nnew' }]);
    expect(bring('notes', 'ol', ADD, at).wanted).toMatchObject([{ value: 'old' }]);
    expect(bring('notes', 'new', REPLACE, at).wanted).toMatchObject([{ value: 'new' }]);
    expect(bring('notes', 'new', ADD, context({ notes: { text: '' } })).wanted).toMatchObject([{ value: 'new' }]);
    expect(bring('email', 'a@example.com', ADD, context({ email: { text: 'b@example.com' } })).wanted).toMatchObject([
      { value: 'a@example.com' },
    ]);
  });

  it('are added to the base’s while the cell shows it, and to nothing if labels cannot be read or there is no column', () => {
    const gone = context({ labels: { text: 'Renamed' } }, { labels: { value: [2], cell: 'Renamed' } });
    expect(bring('labels', 'Beauty', ADD, gone).wanted).toMatchObject([{ value: [1, 2] }]);
    expect(bring('labels', 'Beauty', ADD, context({ labels: { text: 'Nowhere' } }))).toMatchObject({
      wanted: [],
      unknown: [{ text: 'Beauty' }],
    });
    expect(bring('labels', 'Beauty', ADD)).toMatchObject({ wanted: [], unknown: [{ field: 'labels' }] });
    expect(bring('notes', 'new', ADD).wanted).toMatchObject([{ value: 'new' }]);
  });
});
