// One creator of the selected rows as a card, and editing it there: the cell is written, and Sync sends it.

import type { CallArguments } from '../../src/commands/calls';
import { readCard, readCrmRow, readPastChanges } from '../../src/commands/creators/card';
import { editCreator } from '../../src/commands/edits/edit-creator';
import { discardEdits } from '../../src/commands/edits/edits';
import { readState } from '../../src/commands/state';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const select = ({ tab }: Office, ...rows: number[]): void => tab.select(rows as RowNumber[], null);
const editsOf = (office: Office) => must(readState(office.ctx, { withEdits: true })).edits?.edits;

function costOf<T>({ crm }: Office, work: () => T): readonly [T, number] {
  const before = crm.requests;
  const value = work();
  return [value, crm.requests - before];
}

describe('the card', () => {
  test('shows the first selected creator, and says how many there are, without asking the CRM', () => {
    const office = officeWith(4);
    select(office, 3, 4);
    const [shown, requests] = costOf(office, () => must(readCard(office.ctx, { creatorId: null })));
    expect(shown).toMatchObject({ creatorIds: ['c-2', 'c-3'], card: { creatorId: 'c-2', name: 'Sample c-2', membership: 'here' } });
    expect(requests).toBe(0);
    expect(must(readCard(office.ctx, { creatorId: 'c-3' })).card?.creatorId).toBe('c-3');
    expect(must(readCard(office.ctx, { creatorId: 'c-4' })).card?.creatorId).toBe('c-2');
  });

  test('shows nobody if no creator is selected', () => {
    const office = officeWith(2);
    select(office, 9);
    expect(must(readCard(office.ctx, { creatorId: null }))).toEqual({ creatorIds: [], card: null });
  });

  test('reports what is edited, and what the CRM was last known to hold', () => {
    const office = officeWith(2);
    type(office, 2, 'status', 'completed');
    type(office, 2, 'labels', 'Beauty, Nowhere');
    select(office, 2);
    const fields = must(readCard(office.ctx, { creatorId: null })).card?.fields ?? [];
    expect(fields.filter(({ edited }) => edited)).toMatchObject([
      { field: 'status', text: 'completed', was: 'Not collaborated', ids: [3] },
      { field: 'labels', text: 'Beauty, Nowhere', was: '', ids: null },
    ]);
  });

  test('reads everything that the CRM holds in one request, unknown keys as received', () => {
    const office = officeWith(1);
    office.crm.channels.set(creator('c-1'), {
      ...blankChannel(creator('c-1')),
      archived: true,
      extras: { tier: 'gold', deal: { sum: 7 } },
    });
    const [row, requests] = costOf(office, () => must(readCrmRow(office.ctx, { creatorId: 'c-1' })));
    expect(requests).toBe(1);
    expect(row.fields).toContainEqual({ field: 'archived', text: 'Yes' });
    expect(row.fields).toContainEqual({ field: 'createdAt', text: '2026-01-01T00:00:00Z' });
    expect(row.fields).toContainEqual({ field: 'extra:tier', text: 'gold' });
    expect(row.fields).toContainEqual({ field: 'extra:deal', text: '{"sum":7}' });
    expect(must(readCrmRow(office.ctx, { creatorId: 'nobody' }))).toMatchObject({ found: false, fields: [] });
  });

  test('reports what runs of this file changed, newest first', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'one');
    type(office, 3, 'notes', 'of another');
    office.sync();
    office.clock.sleep(60_000);
    type(office, 2, 'notes', 'two');
    office.sync();
    const [changes, requests] = costOf(office, () => must(readPastChanges(office.ctx, { creatorId: 'c-1' })));
    expect(changes).toMatchObject([
      { field: 'notes', before: 'one', after: 'two', who: 'Sample person 1', outcome: 'applied', isUndo: false },
      { field: 'notes', before: '', after: 'one', outcome: 'applied' },
    ]);
    expect(requests).toBe(0);
  });
});

describe('an edit in the card', () => {
  test.each<[CallArguments<'editCreator'>['field'], CallArguments<'editCreator'>['value'], string]>([
    ['status', 3, 'Completed'],
    ['owner', 'u-b', 'Sample owner B'],
    ['labels', ['l-1', 'l-0'], 'Beauty, Q1 Launch'],
    ['notes', '=1+1 is text', '=1+1 is text'],
    ['email', 'a@example.com', 'a@example.com'],
  ])('of %s goes into the cell, costs no request, and counts as an edit', (field, value, text) => {
    const office = officeWith(2);
    const [written, requests] = costOf(office, () => must(editCreator(office.ctx, { creatorId: 'c-2', field, value })));
    expect([written, requests]).toEqual([{ cells: 1, formulas: 0 }, 0]);
    expect(office.tab.read(3 as RowNumber, 1, [office.tab.grid.columnOf(field)])[0]?.[0]).toEqual({ text });
  });

  test('is reviewed and sent like any other, and reverted by discarding', () => {
    const office = officeWith(2);
    must(editCreator(office.ctx, { creatorId: 'c-1', field: 'labels', value: ['l-0'] }));
    must(editCreator(office.ctx, { creatorId: 'c-2', field: 'notes', value: 'hello' }));
    expect(editsOf(office)).toBe(2);
    const review = reviewOf(office);
    expect(review.changes).toMatchObject([
      { creatorId: 'c-1', field: 'labels' },
      { creatorId: 'c-2', field: 'notes' },
    ]);
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 2 });
    must(editCreator(office.ctx, { creatorId: 'c-2', field: 'notes', value: 'other' }));
    must(discardEdits(office.ctx, { scope: 'all' }));
    expect(editsOf(office)).toBe(0);
  });

  test('back to what the CRM holds is no longer an edit', () => {
    const office = officeWith(1);
    must(editCreator(office.ctx, { creatorId: 'c-1', field: 'status', value: 3 }));
    must(editCreator(office.ctx, { creatorId: 'c-1', field: 'status', value: 1 }));
    expect(editsOf(office)).toBe(0);
  });

  test('never overwrites a formula, nor accepts what the lists do not have', () => {
    const office = officeWith(1);
    office.tab.grid.formula(2, office.tab.grid.columnOf('notes'), 'ab');
    expect(must(editCreator(office.ctx, { creatorId: 'c-1', field: 'notes', value: 'x' }))).toEqual({ cells: 0, formulas: 1 });
    expect(editCreator(office.ctx, { creatorId: 'c-1', field: 'status', value: 99 })).toMatchObject({
      problem: { kind: 'bad-arguments' },
    });
    expect(editCreator(office.ctx, { creatorId: 'c-1', field: 'owner', value: 'nobody' })).toMatchObject({
      problem: { kind: 'bad-arguments' },
    });
    expect(editCreator(office.ctx, { creatorId: 'c-1', field: 'notes', value: 7 })).toMatchObject({
      problem: { kind: 'bad-arguments' },
    });
  });
});
