// A field of each kind, added to the table and to the contract while the test runs: what the CRM holds in it is in its cell after a pull.

import type { CreatorId, Json } from '../../contract/records';
import type { FieldRow } from '../../src/fields/kinds';
import type { CellInput, RowNumber } from '../../src/sync/model';

interface Added {
  readonly row: Pick<FieldRow, 'kind' | 'edit'>;
  /** Its type in the contract. */
  readonly type: string;
  readonly wire: Json;
  readonly cell: string;
}

const person = { uid: 'u-9', name: 'Sample owner Z' };
const label = { label_id: 'lb-9', name: 'Spring' };

const ADDED: Readonly<Record<string, Added>> = {
  'a text': { row: { kind: 'text', edit: null }, type: 'text', wire: 'Swahili', cell: 'Swahili' },
  'a time': { row: { kind: 'time', edit: null }, type: 'time', wire: '2026-03-04T05:06:07Z', cell: '2026-03-04 05:06' },
  'yes or no': { row: { kind: 'flag', edit: null }, type: 'boolean', wire: true, cell: '✓' },
  'one of a list': { row: { kind: 'one', edit: null }, type: 'one:ownerRef', wire: person, cell: 'Sample owner Z' },
  'many of a list': { row: { kind: 'many', edit: null }, type: 'many:labelRef', wire: [label, { label_id: 7 }], cell: 'Spring, 7' },
  'a shown text': { row: { kind: 'shown', edit: null }, type: 'text', wire: 'gold', cell: 'gold' },
  'a shown number': { row: { kind: 'shown', edit: null }, type: 'number', wire: 45, cell: '45' },
  'a shown time': { row: { kind: 'shown', edit: null }, type: 'time', wire: '2026-03-04T05:06:07Z', cell: '2026-03-04 05:06' },
  'a shown yes or no': { row: { kind: 'shown', edit: null }, type: 'boolean', wire: true, cell: '✓' },
  'a shown one': { row: { kind: 'shown', edit: null }, type: 'one:ownerRef', wire: person, cell: 'Sample owner Z' },
  'shown many': { row: { kind: 'shown', edit: null }, type: 'many:labelRef', wire: [label], cell: 'Spring' },
  'an edited line': { row: { kind: 'text', edit: { text: 'line' } }, type: 'text', wire: 'a line', cell: 'a line' },
  'edited lines': { row: { kind: 'text', edit: { text: 'lines' } }, type: 'text', wire: 'two\nlines', cell: 'two\nlines' },
  'an edited address': { row: { kind: 'text', edit: { text: 'email' } }, type: 'text', wire: 'a@example.org', cell: 'a@example.org' },
  'an edited link': { row: { kind: 'text', edit: { text: 'link' } }, type: 'text', wire: 'example.org/a', cell: 'example.org/a' },
  'an edited one': { row: { kind: 'one', edit: { list: 'members' } }, type: 'one:ownerRef', wire: person, cell: 'Sample owner Z' },
  'an edited set': { row: { kind: 'many', edit: { list: 'labels' } }, type: 'many:labelRef', wire: [label], cell: 'Spring' },
};

const FIRST_ROW = 2 as RowNumber;
const EDITED = Object.keys(ADDED).filter((field) => ADDED[field]?.row.edit != null);
const each = <V>(make: (added: Added, field: string) => V): Record<string, V> =>
  Object.fromEntries(Object.entries(ADDED).map(([field, added]) => [field, make(added, field)]));

/** Reloads the modules with the added rows in the field table, the contract and the words. */
function loaded() {
  const contract = jest.requireActual<typeof import('../../contract/table')>('../../contract/table').crmContract;
  const { FIELDS } = jest.requireActual<typeof import('../../src/fields/table')>('../../src/fields/table');
  const { FIELD_WORDS } = jest.requireActual<typeof import('../../src/text/field-words')>('../../src/text/field-words');
  const words = (field: string) => ({ heading: field, hint: null, noun: field });
  const keys = each(({ type }, field) => ({ key: field, type, evidence: 'U' }));
  const changes = each(() => contract.changes.notes);
  jest.resetModules();
  jest.doMock('../../src/fields/table', () => ({
    FIELDS: { ...FIELDS, ...each(({ row }) => ({ ...row, column: { width: 100, hidden: false }, clue: null, who: 'team' })) },
  }));
  jest.doMock('../../src/text/field-words', () => ({
    FIELD_WORDS: { ...FIELD_WORDS, ...each((_, field) => ({ en: words(field), zh: words(field) })) },
  }));
  jest.doMock('../../contract/table', () => ({
    crmContract: {
      ...contract,
      shapes: { ...contract.shapes, channel: { ...contract.shapes.channel, ...keys } },
      changes: { ...contract.changes, ...changes },
    },
  }));
  return {
    ...(require('../../contract/table') as typeof import('../../contract/table')),
    ...(require('../../src/crm/answers') as typeof import('../../src/crm/answers')),
    ...(require('../../src/crm/codec') as typeof import('../../src/crm/codec')),
    ...(require('../../src/commands/state') as typeof import('../../src/commands/state')),
    ...(require('../fakes/model-crm') as typeof import('../fakes/model-crm')),
    ...(require('../fakes/office') as typeof import('../fakes/office')),
  };
}

describe('fields added to the table', () => {
  const { crmContract, Row, shapeOf, readChannel, ModelCrm, Office, must, readState } = loaded();
  const json = { creator_id: 'c-1', channel_handle: '@c-1', unheard_of: 'an unknown key', ...each(({ wire }) => wire) };
  const crm = new ModelCrm();
  crm.channels.set('c-1' as CreatorId, readChannel(new Row(crmContract, shapeOf(crmContract, 'channel'), json, 'row')));
  const office = new Office(crm);
  office.pull();
  const columns = new Map(office.tab.columns().map(({ heading, column }) => [heading, column]));
  const textIn = (heading: string): string | undefined => office.tab.readTexts(FIRST_ROW, 1, columns.get(heading) ?? 0)[0];

  test.each(Object.entries(ADDED))('%s is in its column after a pull', (field, { cell }) => {
    expect(textIn(field)).toBe(cell);
  });

  test('a key that the contract does not know has a column of its own', () => {
    expect(textIn('unheard_of')).toBe('an unknown key');
  });

  test.each(EDITED)('%s is not an edit after a pull, but is one when its cell is overwritten', (field) => {
    const fields = () => must(readState(office.ctx, { withEdits: true })).edits?.byField.map((one): string => one.field) ?? [];
    const before = textIn(field) ?? '';
    const type = (cell: CellInput) => office.tab.patch([{ row: FIRST_ROW, column: columns.get(field) ?? 0, cell }]);
    expect(fields()).not.toContain(field);
    type(null);
    expect(fields()).toContain(field);
    type({ text: before });
    expect(fields()).not.toContain(field);
  });
});
