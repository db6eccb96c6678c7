// Looking a creator up in the whole CRM, and bringing it into the tab. Every action says what it costs in requests.

import type { Channel } from '../../contract/records';
import { addToTab, lookUp } from '../../src/commands/creators/look-up';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Three creators in the tab, and somebody in the CRM who is not. */
function office(outside: Partial<Channel> = {}): Office {
  const desk = officeWith(3);
  desk.crm.channels.set(creator('out-1'), { ...blankChannel(creator('out-1')), handle: '@Far.Away', email: 'far@example.com', ...outside });
  return desk;
}

function costOf<T>({ crm }: Office, work: () => T): readonly [T, number] {
  const before = crm.requests;
  const value = work();
  return [value, crm.requests - before];
}

const find = (desk: Office, text: string, archived = false) => costOf(desk, () => must(lookUp(desk.ctx, { text, archived })));

describe('looking somebody up', () => {
  test.each(['@far.away', 'Far.Away', 'https://www.youtube.com/@far.away/videos', 'far@example.com', 'Sample out-1'])(
    'by "%s" takes one request, and tells status, owner and where',
    (text) => {
      const [found, requests] = find(office({ owner: { id: 'u-b', name: 'Sample owner B' } }), text);
      expect(requests).toBe(1);
      expect(found).toMatchObject({ among: 'active', total: 1, canAdd: true });
      expect(found.hits).toMatchObject([
        { creatorId: 'out-1', owner: 'Sample owner B', status: 'Not collaborated', archived: false, here: false },
      ]);
    },
  );

  test('who has a row in this tab is told so', () => {
    expect(find(office(), '@c-2')[0].hits).toMatchObject([{ creatorId: 'c-2', here: true }]);
  });

  test('an archived creator is found by a second request, when nobody else is', () => {
    const [found, requests] = find(office({ archived: true }), '@far.away');
    expect(requests).toBe(2);
    expect(found).toMatchObject({ among: 'archived', hits: [{ creatorId: 'out-1', archived: true }] });
  });

  test('archived creators alone are looked for in one request when the person asks', () => {
    const [found, requests] = find(office({ archived: true }), 'c-', true);
    expect([requests, found.hits]).toEqual([1, []]);
  });

  test('who is named exactly comes first', () => {
    const desk = office();
    for (const n of [1, 2]) desk.crm.channels.set(creator(`z-${n}`), { ...blankChannel(creator(`z-${n}`)), handle: `@far.away${n}` });
    desk.crm.channels.set(creator('z-3'), { ...blankChannel(creator('z-3')), handle: '@away', name: 'About far.away' });
    desk.crm.channels.delete(creator('out-1'));
    desk.crm.channels.set(creator('out-1'), { ...blankChannel(creator('out-1')), handle: '@far.away' });
    expect(find(desk, 'far.away')[0].hits.map(({ creatorId }) => creatorId)).toEqual(['out-1', 'z-1', 'z-2', 'z-3']);
  });

  test('in a tab without creators still answers, and offers no row', () => {
    const desk = office();
    desk.book.activate(desk.book.addTab('Empty'));
    expect(find(desk, '@far.away')[0]).toMatchObject({ canAdd: false, hits: [{ here: false }] });
  });
});

describe('adding a creator to the tab', () => {
  test('takes one request, and makes a row like any other', () => {
    const desk = office();
    const [added, requests] = costOf(desk, () => must(addToTab(desk.ctx, { creatorIds: ['out-1'] })));
    expect([added.here, requests]).toEqual([['out-1'], 1]);
    expect(desk.review()).toBeNull();
    type(desk, 5, 'notes', 'hello');
    expect(reviewOf(desk).changes).toMatchObject([{ creatorId: 'out-1', field: 'notes', creates: false }]);
    expect(desk.sync()).toMatchObject({ state: 'done', applied: 1 });
    expect(desk.crm.channels.get(creator('out-1'))?.notes).toBe('hello');
  });

  test('twice makes one row, and keeps an edit in it', () => {
    const desk = office();
    must(addToTab(desk.ctx, { creatorIds: ['out-1'] }));
    type(desk, 5, 'notes', 'hello');
    must(addToTab(desk.ctx, { creatorIds: ['out-1', 'out-1'] }));
    expect(desk.tab.lastRow()).toBe(5);
    expect(reviewOf(desk).changes).toMatchObject([{ creatorId: 'out-1', field: 'notes' }]);
  });

  test('several are read together, archived ones too', () => {
    const desk = office({ archived: true });
    desk.crm.channels.set(creator('out-2'), blankChannel(creator('out-2')));
    const [added, requests] = costOf(desk, () => must(addToTab(desk.ctx, { creatorIds: ['out-1', 'out-2', 'nobody'] })));
    expect([[...added.here].sort(), requests]).toEqual([['out-1', 'out-2'], 2]);
  });

  test('keeps the row through a refresh of a view that does not hold it', () => {
    const desk = office({ archived: true });
    must(addToTab(desk.ctx, { creatorIds: ['out-1'] }));
    desk.refresh();
    expect(desk.tab.lastRow()).toBe(5);
  });

  test('lets a refresh bring the row up to date, edits aside, although the view does not hold it', () => {
    const desk = office({ archived: true });
    must(addToTab(desk.ctx, { creatorIds: ['out-1'] }));
    type(desk, 5, 'email', 'mine@example.com');
    desk.crm.change(creator('out-1'), { notes: 'new in the CRM', email: 'theirs@example.com' });
    desk.refresh();
    const shows = (field: string) => desk.tab.read(5 as RowNumber, 1, [desk.tab.grid.columnOf(field)])[0]?.[0]?.text;
    expect([shows('notes'), shows('email')]).toEqual(['new in the CRM', 'mine@example.com']);
  });
});
