// What a creator's card says about each field: the content of the cell, what the CRM was last known to hold, and what can be done with it.

import { addCreators } from '../../src/commands/creators/add-creators';
import { readCard, readCrmRow, readPastChanges } from '../../src/commands/creators/card';
import type { Channel } from '../../src/fields/fields';
import type { CreatorCard } from '../../src/rpc/creators';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { formula, officeWith, type } from './edited-office';

const first = creator('c-1');

/** The card of the creator in row 2. */
function cardIn(office: Office): CreatorCard {
  office.tab.select([2 as RowNumber], null);
  const { card } = must(readCard(office.ctx, { creatorId: null }));
  if (card === null) throw new Error('nobody is selected');
  return card;
}
const fieldIn = (office: Office, field: string) => cardIn(office).fields.find((one) => one.field === field);

/** An office whose first creator has these values in the CRM. */
function officeHolding(more: Partial<Channel>): Office {
  const office = officeWith(2);
  office.crm.channels.set(first, { ...blankChannel(first), ...more });
  office.refresh();
  return office;
}

describe('the card', () => {
  const summer = { id: 'l-2', name: 'Summer' };

  test('of a creator without edits shows every editable field as the CRM holds it, then the read-only ones', () => {
    const office = officeHolding({
      status: { id: 3, name: 'Completed' },
      owner: { id: 'u-a', name: 'Sample owner A' },
      notes: 'old',
      email: 'a@example.com',
      contactLink: 'https://example.com/x',
      groups: [{ id: 'g-1', name: 'Group one' }],
      extras: { tier: 'gold', none: '' },
    });
    const as = (field: string, text: string, ids: readonly (string | number)[] | null = null) => ({
      field,
      text,
      was: text,
      edited: false,
      ids,
      locked: false,
    });
    expect(cardIn(office)).toEqual({
      creatorId: 'c-1',
      name: 'Sample c-1',
      membership: 'here',
      fields: expect.arrayContaining([
        as('status', 'Completed', [3]),
        as('owner', 'Sample owner A', ['u-a']),
        as('labels', '', []),
        as('notes', 'old'),
        as('email', 'a@example.com'),
        as('contactLink', 'https://example.com/x'),
      ]),
      shown: [
        { field: 'handle', text: '@c-1' },
        { field: 'channelLink', text: 'https://example.com/c-1' },
        { field: 'platform', text: 'youtube' },
        { field: 'followers', text: '1,000' },
        { field: 'country', text: 'US' },
        { field: 'groups', text: 'Group one' },
        { field: 'updatedAt', text: '2026-01-01 00:00' },
        { field: 'extra:tier', text: 'gold' },
      ],
    });
    expect(cardIn(office).fields).toHaveLength(6);
  });

  test.each<readonly [string, string, string, unknown]>([
    ['a status in another case', 'status', 'COMPLETED', [3]],
    ['a status that no list has', 'status', 'Nowhere', null],
    ['no owner', 'owner', '', []],
    ['several labels', 'labels', 'food, Beauty', ['l-0', 'l-3']],
    ['a label that no list has', 'labels', 'Beauty, Nowhere', null],
    ['a note', 'notes', 'Completed', null],
  ])('of %s says which list entries it means', (_, field, text, ids) => {
    const office = officeHolding({ owner: { id: 'u-a', name: 'Sample owner A' }, labels: [summer] });
    type(office, 2, field, text);
    const { ids: meant, ...shown } = fieldIn(office, field) ?? {};
    expect(shown).toMatchObject({ text, edited: true, locked: false });
    expect(meant && [...meant].sort()).toEqual(ids);
  });

  test('uses the entry that a cell was written for, even if its name is no longer in any list', () => {
    const office = officeHolding({ status: { id: 9, name: 'Of old' } });
    expect(fieldIn(office, 'status')).toMatchObject({ text: 'Of old', edited: false, ids: [9] });
  });

  test('treats a cell with a formula, or a missing one, as locked', () => {
    const office = officeHolding({ notes: 'old' });
    formula(office, 2, 'notes', 'computed', '=A1');
    expect(fieldIn(office, 'notes')).toMatchObject({ text: 'computed', edited: true, locked: true });
    expect(fieldIn(office, 'email')).toMatchObject({ locked: false });
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('email'), 1);
    expect(fieldIn(office, 'email')).toEqual({ field: 'email', text: '', was: '', edited: false, ids: null, locked: true });
  });

  test('says what happened to the creator', () => {
    const office = officeWith(2);
    must(addCreators(office.ctx, { creatorIds: ['new-1'], status: 2, labels: [] }));
    office.tab.select([4 as RowNumber], null);
    expect(must(readCard(office.ctx, { creatorId: null })).card).toMatchObject({ creatorId: 'new-1', name: 'new-1', membership: 'new' });
    office.crm.channels.delete(first);
    office.refresh();
    expect(cardIn(office).membership).toBe('gone');
  });

  test('is empty in a tab without creators', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Empty'));
    expect(readCard(office.ctx, { creatorId: null })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
  });
});

describe('what the CRM holds', () => {
  const told = (more: Partial<Channel>) => {
    const office = officeWith(1);
    office.crm.channels.set(first, { ...blankChannel(first), ...more });
    const { creatorId, found, fields } = must(readCrmRow(office.ctx, { creatorId: 'c-1' }));
    expect([creatorId, found]).toEqual(['c-1', true]);
    return Object.fromEntries(fields.map(({ field, text }) => [field, text]));
  };
  const known = {
    creatorId: 'c-1',
    name: 'Sample c-1',
    platform: 'youtube',
    followers: '1000',
    status: 'Not collaborated',
    handle: '@c-1',
    channelLink: 'https://example.com/c-1',
    country: 'US',
    updatedAt: '2026-01-01T00:00:00Z',
    archived: 'No',
    createdAt: '2026-01-01T00:00:00Z',
  };

  test('is reported field by field; blank ones are omitted', () => {
    expect(told({})).toEqual(known);
  });

  test('is reported with the names in the row itself, even if no list has them', () => {
    const more: Partial<Channel> = {
      status: { id: 9, name: 'Of old' },
      owner: { id: 'u-9', name: 'Somebody new' },
      labels: [
        { id: 'l-8', name: 'One' },
        { id: 'l-9', name: 'Two' },
      ],
      notes: 'a note',
    };
    expect(told(more)).toEqual({ ...known, status: 'Of old', owner: 'Somebody new', labels: 'One, Two', notes: 'a note' });
  });

  test('is not reported if the CRM does not report it', () => {
    const { archived: _, status: __, followers: ___, ...others } = known;
    expect(told({ archived: undefined, status: undefined, followers: undefined })).toEqual(others);
    expect(told({ archived: true })).toMatchObject({ archived: 'Yes' });
  });

  test('is unknown if the CRM cannot be asked', () => {
    const office = officeWith(1);
    office.crm.before = () => 'wait';
    expect(readCrmRow(office.ctx, { creatorId: 'c-1' })).toMatchObject({ ok: false, waitMs: expect.any(Number) });
    office.ctx.mine.write('crm.key', null);
    expect(readCrmRow(office.ctx, { creatorId: 'c-1' })).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
  });
});

test('the history reports an undone run as such, with names and times', () => {
  const office = officeWith(2);
  type(office, 2, 'status', 'Completed');
  const started = new Date(office.clock.now()).toISOString();
  const runId = office.sync()?.runId ?? '';
  office.clock.sleep(60_000);
  const undo = office.undo(runId);
  if (undo !== null) office.send(undo);
  expect(must(readPastChanges(office.ctx, { creatorId: 'c-1' }))).toMatchObject([
    { field: 'status', before: 'Completed', after: 'Not collaborated', isUndo: true, when: expect.not.stringMatching(started) },
    { field: 'status', before: 'Not collaborated', after: 'Completed', isUndo: false, when: started },
  ]);
  expect(must(readPastChanges(office.ctx, { creatorId: 'c-2' }))).toEqual([]);
});
