// Looking up a creator in the whole CRM, and adding it to the tab. Every action says what it costs in requests.

import { addToTab, lookUp } from '../../src/commands/creators/look-up';
import type { Channel } from '../../src/fields/fields';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Three creators in the tab, and one in the CRM who is not. */
function freshOffice(outside: Partial<Channel> = {}): Office {
  const office = officeWith(3);
  office.crm.channels.set(creator('out-1'), {
    ...blankChannel(creator('out-1')),
    handle: '@Far.Away',
    email: 'far@example.com',
    ...outside,
  });
  return office;
}

function costOf<T>({ crm }: Office, work: () => T): readonly [T, number] {
  const before = crm.requests;
  const value = work();
  return [value, crm.requests - before];
}

const find = (office: Office, text: string, archived = false) => costOf(office, () => must(lookUp(office.ctx, { text, archived })));

describe('looking up a creator', () => {
  test.each(['@far.away', 'Far.Away', 'https://www.youtube.com/@far.away/videos', 'far@example.com', 'Sample out-1'])(
    'by "%s" takes one request, and shows status, owner and why it matches',
    (text) => {
      const [found, requests] = find(freshOffice({ owner: { id: 'u-b', name: 'Sample owner B' } }), text);
      expect(requests).toBe(1);
      expect(found).toMatchObject({ among: 'active', total: 1, canAdd: true });
      expect(found.hits).toMatchObject([
        { creatorId: 'out-1', owner: 'Sample owner B', status: 'Not collaborated', archived: false, here: false },
      ]);
    },
  );

  test('reports that a creator has a row in this tab', () => {
    expect(find(freshOffice(), '@c-2')[0].hits).toMatchObject([{ creatorId: 'c-2', here: true }]);
  });

  test('finds an archived creator by a second request, if there is nobody else', () => {
    const [found, requests] = find(freshOffice({ archived: true }), '@far.away');
    expect(requests).toBe(2);
    expect(found).toMatchObject({ among: 'archived', hits: [{ creatorId: 'out-1', archived: true }] });
  });

  test('searches only archived creators in one request if the person asks for it', () => {
    const [found, requests] = find(freshOffice({ archived: true }), 'c-', true);
    expect([requests, found.hits]).toEqual([1, []]);
  });

  test('lists exact matches first', () => {
    const office = freshOffice();
    for (const n of [1, 2]) office.crm.channels.set(creator(`z-${n}`), { ...blankChannel(creator(`z-${n}`)), handle: `@far.away${n}` });
    office.crm.channels.set(creator('z-3'), { ...blankChannel(creator('z-3')), handle: '@away', name: 'About far.away' });
    office.crm.channels.delete(creator('out-1'));
    office.crm.channels.set(creator('out-1'), { ...blankChannel(creator('out-1')), handle: '@far.away' });
    expect(find(office, 'far.away')[0].hits.map(({ creatorId }) => creatorId)).toEqual(['out-1', 'z-1', 'z-2', 'z-3']);
  });

  test('in a tab without creators still answers, and offers no row', () => {
    const office = freshOffice();
    office.book.activate(office.book.addTab('Empty'));
    expect(find(office, '@far.away')[0]).toMatchObject({ canAdd: false, hits: [{ here: false }] });
  });
});

describe('adding a creator to the tab', () => {
  test('takes one request, and adds a row like any other', () => {
    const office = freshOffice();
    const [added, requests] = costOf(office, () => must(addToTab(office.ctx, { creatorIds: ['out-1'] })));
    expect([added.here, requests]).toEqual([['out-1'], 1]);
    expect(office.review()).toBeNull();
    type(office, 5, 'notes', 'hello');
    expect(reviewOf(office).changes).toMatchObject([{ creatorId: 'out-1', field: 'notes', creates: false }]);
    expect(office.sync()).toMatchObject({ state: 'done', applied: 1 });
    expect(office.crm.channels.get(creator('out-1'))?.notes).toBe('hello');
  });

  test('takes one request for an archived one, too', () => {
    const office = freshOffice({ archived: true });
    const [added, requests] = costOf(office, () => must(addToTab(office.ctx, { creatorIds: ['out-1'] })));
    expect([added.here, requests]).toEqual([['out-1'], 1]);
  });

  test('adds all of them, however many requests that takes', () => {
    const office = freshOffice();
    const ids = Array.from({ length: 150 }, (_, i) => `more-${i}`);
    for (const id of ids) office.crm.channels.set(creator(id), blankChannel(creator(id)));
    expect(must(addToTab(office.ctx, { creatorIds: ids })).here).toHaveLength(150);
    expect(office.tab.lastRow()).toBe(154);
  });

  test('twice adds one row, and keeps an edit in it', () => {
    const office = freshOffice();
    must(addToTab(office.ctx, { creatorIds: ['out-1'] }));
    type(office, 5, 'notes', 'hello');
    must(addToTab(office.ctx, { creatorIds: ['out-1', 'out-1'] }));
    expect(office.tab.lastRow()).toBe(5);
    expect(reviewOf(office).changes).toMatchObject([{ creatorId: 'out-1', field: 'notes' }]);
  });

  test('reads several together, archived ones too', () => {
    const office = freshOffice({ archived: true });
    office.crm.channels.set(creator('out-2'), blankChannel(creator('out-2')));
    const [added, requests] = costOf(office, () => must(addToTab(office.ctx, { creatorIds: ['out-1', 'out-2', 'nobody'] })));
    expect([[...added.here].sort(), requests]).toEqual([['out-1', 'out-2'], 2]);
  });

  test('keeps the row through a refresh of a view that does not include it', () => {
    const office = freshOffice({ archived: true });
    must(addToTab(office.ctx, { creatorIds: ['out-1'] }));
    office.refresh();
    expect(office.tab.lastRow()).toBe(5);
  });

  test('lets a refresh update the row, except for edits, although the view does not include it', () => {
    const office = freshOffice({ archived: true });
    must(addToTab(office.ctx, { creatorIds: ['out-1'] }));
    type(office, 5, 'email', 'mine@example.com');
    office.crm.change(creator('out-1'), { notes: 'new in the CRM', email: 'theirs@example.com' });
    office.refresh();
    const shows = (field: string) => office.tab.read(5 as RowNumber, 1, [office.tab.grid.columnOf(field)])[0]?.[0]?.text;
    expect([shows('notes'), shows('email')]).toEqual(['new in the CRM', 'mine@example.com']);
  });
});
