// The session between host and grid: what is fetched, held, shown early and reverted. No browser.

import type { HostLink } from '../../workbench/page/host-link';
import { over } from '../../workbench/page/model/selection';
import { Session } from '../../workbench/page/session';
import type { ActAnswer, Action, HostEvent, TabView } from '../../workbench/protocol';
import { FakeBook, fakeTab, viewOf } from './fake-tab';

/** A host whose answers the test gives at any time. */
class HeldLink implements HostLink {
  readonly actions: Action[] = [];
  readonly log: string[] = [];
  readonly wanted: ((view: TabView) => void)[] = [];
  answer: ActAnswer = { ok: true };
  push: (event: HostEvent) => void = () => undefined;
  breakLine: () => void = () => undefined;

  act(action: Action): Promise<ActAnswer> {
    this.actions.push(action);
    this.log.push(action.do);
    return Promise.resolve(this.answer);
  }

  run(call: { fn: string }) {
    this.log.push(`run ${call.fn}`);
    return Promise.resolve({ ok: true, value: null } as const);
  }

  tab(): Promise<TabView> {
    return new Promise((resolve) => this.wanted.push(resolve));
  }

  closePage = () => Promise.resolve();

  listen(onEvent: (event: HostEvent) => void, onBreak: () => void): void {
    this.push = onEvent;
    this.breakLine = onBreak;
  }
}

const TEXTS = [
  ['a', 'b'],
  ['c', 'd'],
];

const viewAt = (version: number, texts = TEXTS) => viewOf(Object.assign(fakeTab(1, 'Tab', texts, 6, 4), { version }));
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function started(): Promise<{ session: Session; link: HeldLink }> {
  const link = new HeldLink();
  const session = new Session(link, '1');
  session.start();
  link.push({ type: 'hello', book: new FakeBook([fakeTab(1, 'Tab', TEXTS, 6, 4)]).view(), menu: [], pages: [] });
  link.wanted.shift()?.(viewAt(1));
  await settle();
  return { session, link };
}

const shown = (session: Session, row: number, column: number) => session.state.tab?.cell(row, column).shown;

describe('changes of cells', () => {
  test('the next version is applied, an old one is skipped, a later one fetches the tab', async () => {
    const { session, link } = await started();
    link.push({ type: 'cells', tab: 1, version: 2, cells: [[0, 0, { shown: 'two' }]] });
    link.push({ type: 'cells', tab: 1, version: 1, cells: [[0, 0, { shown: 'old' }]] });
    expect(shown(session, 0, 0)).toBe('two');
    expect(link.wanted).toHaveLength(0);
    link.push({ type: 'cells', tab: 1, version: 5, cells: [] });
    expect(link.wanted).toHaveLength(1);
  });

  test('changes while a tab is being fetched are applied afterwards', async () => {
    const { session, link } = await started();
    link.push({ type: 'tab', tab: 1, version: 2 });
    link.push({ type: 'cells', tab: 1, version: 2, cells: [[0, 0, { shown: 'contained' }]] });
    link.push({ type: 'cells', tab: 1, version: 3, cells: [[0, 1, { shown: 'after' }]] });
    link.wanted.shift()?.(viewAt(2, [['fetched', 'b']]));
    await settle();
    expect([shown(session, 0, 0), shown(session, 0, 1)]).toEqual(['fetched', 'after']);
    expect(session.state.tab?.version).toBe(3);
  });

  test('a hundred shape changes while a tab is being fetched cause one more fetch', async () => {
    const { session, link } = await started();
    for (let version = 2; version < 102; version++) link.push({ type: 'tab', tab: 1, version });
    expect(link.wanted).toHaveLength(1);
    link.wanted.shift()?.(viewAt(50));
    await settle();
    expect(link.wanted).toHaveLength(1);
    link.wanted.shift()?.(viewAt(101));
    await settle();
    expect(link.wanted).toHaveLength(0);
    expect(session.state.tab?.version).toBe(101);
  });

  test('another tab’s changes are not fetched', async () => {
    const { link } = await started();
    link.push({ type: 'tab', tab: 2, version: 9 });
    link.push({ type: 'cells', tab: 2, version: 9, cells: [] });
    expect(link.wanted).toHaveLength(0);
  });
});

describe('another tab', () => {
  const tabs = () => [fakeTab(1, 'Tab', TEXTS, 6, 4), fakeTab(2, 'Other', [['x']], 6, 4)];
  const other = (version: number, text: string) => viewOf(Object.assign(fakeTab(2, 'Other', [[text]], 6, 4), { version }));

  async function back(meanwhile: (link: HeldLink) => void): Promise<{ session: Session; link: HeldLink }> {
    const { session, link } = await started();
    link.push({ type: 'book', book: new FakeBook(tabs()).view() });
    session.activate(2);
    link.wanted.shift()?.(other(1, 'x'));
    await settle();
    meanwhile(link);
    session.activate(1);
    return { session, link };
  }

  test('that was shown before is there at once, with what changed in it meanwhile, and takes what is typed', async () => {
    const { session, link } = await back(({ push }) => push({ type: 'cells', tab: 1, version: 2, cells: [[0, 0, { shown: 'new' }]] }));
    expect([shown(session, 0, 0), link.wanted.length]).toEqual(['new', 0]);
    void session.type(1, { row: 1, column: 1 }, 'typed at once');
    expect(shown(session, 1, 1)).toBe('typed at once');
  });

  test.each<[string, HostEvent]>([
    ['changed its shape', { type: 'tab', tab: 1, version: 2 }],
    ['changed more than the page has heard', { type: 'cells', tab: 1, version: 5, cells: [] }],
    ['may have changed without a connection', { type: 'hello', book: new FakeBook(tabs()).view(), menu: [], pages: [] }],
  ])('that %s is fetched again, and only once it is shown', async (_, event) => {
    const { session, link } = await back(({ push, wanted }) => {
      push(event);
      wanted.shift()?.(other(1, 'x'));
    });
    expect([session.state.tab, link.wanted.length]).toEqual([null, 1]);
    link.wanted.shift()?.(viewAt(5));
    await settle();
    expect(session.state.tab?.version).toBe(5);
  });
});

describe('typing', () => {
  test('a text is shown immediately, and the host’s answer wins', async () => {
    const { session, link } = await started();
    const typing = session.type(1, { row: 0, column: 0 }, '1,5');
    expect(shown(session, 0, 0)).toBe('1,5');
    link.push({ type: 'cells', tab: 1, version: 2, cells: [[0, 0, { shown: '1.5', kind: 'number' }]] });
    await typing;
    expect(shown(session, 0, 0)).toBe('1.5');
  });

  test('a cell that is typed into twice shows the later text while the first one’s event and refusal arrive', async () => {
    const { session, link } = await started();
    const place = { row: 0, column: 0 };
    void session.type(1, place, 'one');
    link.answer = { ok: false, problem: 'no' };
    void session.type(1, place, 'again');
    link.answer = { ok: true };
    void session.type(1, place, 'two');
    link.push({ type: 'cells', tab: 1, version: 2, cells: [[0, 0, { shown: 'one' }]] });
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown(session, 0, 0)).toBe('two');
  });

  test('a refused text is reverted and the reason is shown', async () => {
    const { session, link } = await started();
    link.answer = { ok: false, problem: 'Not in the list.' };
    await session.type(1, { row: 0, column: 0 }, 'x');
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(shown(session, 0, 0)).toBe('a');
    expect(session.state.notices.map(({ message }) => message)).toEqual(['Not in the list.']);
  });
});

describe('selections', () => {
  const block = { row: 1, column: 0, rows: 1, columns: 2 };

  test('a script runs after the host knows the selection', async () => {
    const { session, link } = await started();
    session.select(over(block));
    await session.run({ fn: 'sync', args: [] });
    expect(link.log).toEqual(['select', 'run sync']);
    expect(link.actions).toEqual([{ do: 'select', tab: 1, block }]);
  });

  test('the same selection is not sent twice, and one made by a script is not sent at all', async () => {
    const { session, link } = await started();
    link.push({ type: 'select', tab: 1, block });
    await session.run({ fn: 'one', args: [] });
    session.select(over({ ...block, rows: 2 }));
    await session.run({ fn: 'two', args: [] });
    await session.run({ fn: 'three', args: [] });
    expect(link.log).toEqual(['run one', 'select', 'run two', 'run three']);
  });
});

describe('the connection to the host', () => {
  test('after a break everything is fetched again and the selection stays', async () => {
    const { session, link } = await started();
    session.select(over({ row: 1, column: 1, rows: 1, columns: 1 }));
    link.breakLine();
    expect(session.state.link).toBe('reconnecting');
    link.push({ type: 'hello', book: new FakeBook([fakeTab(1, 'Tab', TEXTS, 6, 4)]).view(), menu: [], pages: [] });
    link.wanted.shift()?.(viewAt(7, [['new', 'b']]));
    await settle();
    expect(session.state.link).toBe('open');
    expect(shown(session, 0, 0)).toBe('new');
    expect(session.state.selection.active).toEqual({ row: 1, column: 1 });
  });
});
