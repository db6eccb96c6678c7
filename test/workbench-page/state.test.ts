// What the host pushes and what a frame posts, as changes of the page's state.

import { EMPTY, received, withNotice } from '../../workbench/page/model/state';
import { readMessage } from '../../workbench/page/relay';
import type { HostEvent, PageView } from '../../workbench/protocol';

const page = (id: string, place: PageView['place']): PageView => ({ id, place, title: id, width: 300, height: 400 });
const stateAfter = (...events: HostEvent[]) => events.reduce(received, EMPTY);

describe('what the host pushes', () => {
  test('a new sidebar replaces the old one and leaves the dialog', () => {
    const state = stateAfter(
      { type: 'page', page: page('one', 'sidebar') },
      { type: 'page', page: page('review', 'modeless') },
      { type: 'page', page: page('two', 'sidebar') },
    );
    expect(state.pages.map(({ id }) => id)).toEqual(['review', 'two']);
  });

  test('a closed page is gone', () => {
    expect(stateAfter({ type: 'page', page: page('one', 'modal') }, { type: 'pageClosed', id: 'one' }).pages).toEqual([]);
  });

  test('a toast replaces the previous one, a problem stays next to it', () => {
    const problem = withNotice(EMPTY, { title: 'Script error', message: 'Broken', seconds: 0, tone: 'problem' });
    const toast = (message: string): HostEvent => ({ type: 'toast', message, title: '', seconds: 5 });
    const notices = [toast('one'), toast('two')].reduce(received, problem).notices;
    expect(notices.map(({ message }) => message)).toEqual(['Broken', 'two']);
    expect(new Set(notices.map(({ key }) => key)).size).toBe(2);
  });

  test('a running script is known by name until it ends', () => {
    expect(stateAfter({ type: 'running', fn: 'sync' }).running).toBe('sync');
    expect(stateAfter({ type: 'running', fn: 'sync' }, { type: 'running', fn: null }).running).toBeNull();
  });
});

describe('what an add-on page posts', () => {
  test('the agreed messages are read', () => {
    expect(readMessage({ addOn: 'run', call: 3, fn: 'pull', args: [{ page: 1 }] })).toEqual({
      addOn: 'run',
      call: 3,
      fn: 'pull',
      args: [{ page: 1 }],
    });
    expect(readMessage({ addOn: 'close', more: 1 })).toEqual({ addOn: 'close' });
  });

  test.each([
    null,
    'run',
    {},
    { addOn: 'eval' },
    { addOn: 'run', fn: 'pull', args: [] },
    { addOn: 'run', call: 1, fn: 7, args: [] },
    { addOn: 'run', call: 1, fn: 'pull', args: 'x' },
  ])('%j is not a message', (posted) => {
    expect(readMessage(posted)).toBeNull();
  });
});
