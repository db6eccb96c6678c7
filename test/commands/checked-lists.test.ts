// Which creators a pasted list means, input by input: in the tab first, then in the CRM; and how a check continues over many calls.

import { addCreators } from '../../src/commands/creators/add-creators';
import { checkCost, checkCreators } from '../../src/commands/creators/check-creators';
import { lookUp } from '../../src/commands/creators/look-up';
import type { Channel } from '../../src/fields/fields';
import type { CheckedInput, CheckedList, ToCheck } from '../../src/rpc/creators';
import { inputsIn } from '../../src/sync/inputs';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith } from './edited-office';

const put = ({ crm }: Office, id: string, more: Partial<Channel> = {}) =>
  crm.channels.set(creator(id), { ...blankChannel(creator(id)), ...more });

/** Three creators in the tab, the first with its own handle and address; outside it one who is archived and one who is not. */
function freshOffice(): Office {
  const office = officeWith(3);
  put(office, 'c-1', { handle: '@mine', email: 'mine@example.com' });
  office.refresh();
  put(office, 'out-1', { handle: '@far' });
  put(office, 'shelved', { handle: '@shelved', archived: true });
  return office;
}

const ASK: ToCheck = { text: '', state: null, lookUp: false, asHandles: false };
const step = (office: Office, asking: Partial<ToCheck>) => must(checkCreators(office.ctx, { ...ASK, ...asking }));

function checked(office: Office, asking: Partial<ToCheck>): CheckedList {
  let list = step(office, asking);
  for (let n = 0; list.next !== null && n < 50; n += 1) list = step(office, list.next);
  return list;
}

const told = ({ text, kind, creatorId, outcome }: CheckedInput): string =>
  [text, kind, creatorId ?? '-', outcome.is, ...(outcome.is === 'known' ? outcome.creators.map(({ creatorId }) => creatorId) : [])].join(
    ' ',
  );

test('what a spreadsheet left of an id adds nothing to the announced cost of a check: it names nobody', () => {
  const cost = (text: string) => checkCost(freshOffice().ctx, inputsIn(text));
  expect(cost('@far, 1.23E+18')).toEqual(cost('@far'));
  expect(cost('@far, Some Body').requests).toBeGreaterThan(cost('@far').requests);
});

describe('an input', () => {
  test.each([
    ['a bare word that is an id', 'c-2', 'id c-2 known c-2'],
    ['a bare word that is nobody’s id here and somebody’s handle', 'mine', 'id c-1 known c-1'],
    ['a handle in the tab', '@mine', 'handle c-1 known c-1'],
    ['a link that names platform and handle of somebody in the tab', 'https://www.youtube.com/@mine', 'link c-1 known c-1'],
    ['the same handle on another platform', 'https://www.tiktok.com/@mine', 'link - to-look-up'],
    ['an address in the tab, in whatever case', 'MINE@example.com', 'email c-1 known c-1'],
    ['an id outside of the tab', 'out-1', 'id out-1 known out-1'],
    ['an id of somebody who is archived', 'shelved', 'id shelved known shelved'],
    ['a bare word that nobody has', 'new-1', 'id new-1 new'],
    ['a handle outside of the tab', '@far', 'handle - to-look-up'],
    ['what a spreadsheet left of an id', '1.23E+18', 'shortened - unresolved'],
    ['a name', 'Some Body', 'name - to-look-up'],
  ])('that is %s, as in "%s", is %s', (_, text, outcome) => {
    expect(checked(freshOffice(), { text }).inputs.map(told)).toEqual([`${text} ${outcome}`]);
  });

  test('that is an id here is that creator, even if it is another creator’s handle', () => {
    const office = freshOffice();
    put(office, 'c-2', { handle: '@other' });
    put(office, 'c-3', { handle: '@c-2' });
    office.refresh();
    expect(checked(office, { text: 'c-2' }).inputs.map(told)).toEqual(['c-2 id c-2 known c-2']);
  });

  test('that matches two creators of the tab is looked up', () => {
    const office = freshOffice();
    for (const id of ['c-2', 'c-3']) put(office, id, { email: 'agency@example.com' });
    office.refresh();
    expect(checked(office, { text: 'agency@example.com' }).inputs.map(told)).toEqual(['agency@example.com email - to-look-up']);
  });

  test('is reported with the names in the lists, or in the row if no list has them', () => {
    const office = freshOffice();
    put(office, 'out-1', {
      status: { id: 9, name: 'Of old' },
      owner: { id: 'u-b', name: '' },
      labels: [
        { id: 'l-0', name: '' },
        { id: 'l-9', name: 'Own label' },
      ],
    });
    const [one] = checked(office, { text: 'out-1' }).inputs;
    expect(one?.outcome).toEqual({
      is: 'known',
      creators: [
        {
          creatorId: 'out-1',
          name: 'Sample out-1',
          handle: '@out-1',
          platform: 'youtube',
          status: 'Of old',
          owner: 'Sample owner B',
          labels: ['Beauty', 'Own label'],
          archived: false,
          here: false,
        },
      ],
    });
    put(office, 'out-2', { status: null, owner: undefined, labels: undefined, name: undefined, handle: undefined, platform: undefined });
    expect(checked(office, { text: 'out-2' }).inputs[0]?.outcome).toMatchObject({
      creators: [{ name: '', handle: '', platform: '', status: '', owner: '', labels: [] }],
    });
  });

  test('without a tab of creators is looked up only in the CRM', () => {
    const office = freshOffice();
    office.book.activate(office.book.addTab('Empty'));
    expect(checked(office, { text: 'c-2\n@mine' }).inputs.map(told)).toEqual(['c-2 id c-2 known c-2', '@mine handle - to-look-up']);
  });
});

describe('a check', () => {
  const everything = 'c-2\nnew-1\nc-3\n@far\nSome Body\n1.23E+18';

  test('continues from its previous answer, whatever that was', () => {
    const office = freshOffice();
    office.crm.channels.delete(creator('c-3'));
    const list = checked(office, { text: everything });
    expect(list.inputs.map(({ outcome }) => outcome.is)).toEqual(['known', 'new', 'gone', 'to-look-up', 'to-look-up', 'unresolved']);
    const before = office.crm.requests;
    expect(step(office, { state: list.state })).toEqual({ ...list, next: null });
    expect(office.crm.requests).toBe(before);
  });

  test('says what looking up takes at most: two requests for each creator', () => {
    expect(checked(freshOffice(), { text: everything }).lookUpCost).toEqual({ requests: 4, seconds: 4 });
    expect(checked(freshOffice(), { text: 'c-2' }).lookUpCost).toEqual({ requests: 0, seconds: 0 });
  });

  test('held back by the limit waits if nothing was received, and keeps what was', () => {
    const office = freshOffice();
    office.crm.before = () => 'wait';
    expect(checkCreators(office.ctx, { ...ASK, text: 'c-2' })).toEqual({ ok: false, waitMs: 1_000 });
    expect(checkCreators(office.ctx, { ...ASK, text: '@far', lookUp: true })).toEqual({ ok: false, waitMs: 1_000 });
    const first = office.crm.requests;
    office.crm.before = (_, n) => (n > first + 1 ? 'wait' : null);
    const ids = Array.from({ length: 150 }, (_, i) => `x-${i}`);
    for (const id of ids) put(office, id);
    const half = step(office, { text: [...ids, '@far'].join('\n'), lookUp: true });
    expect(half.inputs.filter(({ outcome }) => outcome.is === 'known')).toHaveLength(100);
    expect(half.inputs.slice(100).map(({ outcome }) => outcome.is)).toEqual([...Array(50).fill('unread'), 'to-look-up']);
    office.crm.before = () => null;
    const before = office.crm.requests;
    const whole = checked(office, half.next ?? {});
    expect(whole.inputs.every(({ outcome }) => outcome.is === 'known')).toBe(true);
    expect(office.crm.requests - before).toBe(2);
  });

  test('takes no longer than a call may, and continues the look-up in the next', () => {
    const office = freshOffice();
    office.crm.before = () => {
      office.clock.sleep(20_000);
      return null;
    };
    const first = step(office, { text: '@far\n@shelved\n@nobody', lookUp: true });
    expect(first.inputs.map(({ outcome }) => outcome.is)).toEqual(['known', 'to-look-up', 'to-look-up']);
    expect(first.next).toEqual({ text: '', state: first.state, lookUp: true, asHandles: false });
    expect(checked(office, first.next ?? {}).inputs.map(({ outcome }) => outcome.is)).toEqual(['known', 'known', 'unresolved']);
  });

  test('refused by the CRM ends with its problem, and without a key nothing is requested', () => {
    const office = freshOffice();
    office.crm.before = () => 'refused';
    for (const text of ['c-2', '@far'])
      expect(checkCreators(office.ctx, { ...ASK, text, lookUp: true })).toMatchObject({ ok: false, problem: { kind: 'refused' } });
    office.ctx.mine.write('crm.key', null);
    expect(checkCreators(office.ctx, { ...ASK, text: 'c-2' })).toMatchObject({ problem: { kind: 'not-connected' } });
  });

  test('looks up only the chosen creators, archived ones only if nobody else is found, and never a blank word', () => {
    const office = freshOffice();
    const { state } = checked(office, { text: 'c-2\n@far\n@shelved\n@' });
    const asked: unknown[] = [];
    const listChannels = office.crm.listChannels.bind(office.crm);
    office.crm.listChannels = (query, page) => {
      asked.push(query);
      return listChannels(query, page);
    };
    expect(checked(office, { state, lookUp: true }).inputs.map(told)).toEqual([
      'c-2 id c-2 known c-2',
      '@far handle out-1 known out-1',
      '@shelved handle shelved known shelved',
      '@ handle - unresolved',
    ]);
    expect(asked).toEqual([{ keyword: 'far' }, { keyword: 'shelved' }, { keyword: 'shelved', archived: true }]);
  });

  test('treats only new bare words as handles', () => {
    const office = freshOffice();
    office.crm.channels.delete(creator('c-3'));
    const { state } = checked(office, { text: 'c-2\nfar\nc-3\n@shelved' });
    expect(checked(office, { state, asHandles: true }).inputs.map(told)).toEqual([
      'c-2 id c-2 known c-2',
      'far handle - to-look-up',
      'c-3 id c-3 gone',
      '@shelved handle - to-look-up',
    ]);
  });

  test('offers to create a newcomer of this tab again while the CRM does not have it', () => {
    const office = freshOffice();
    must(addCreators(office.ctx, { creatorIds: ['new-1'], labels: [] }));
    expect(checked(office, { text: 'new-1' }).inputs.map(told)).toEqual(['new-1 id new-1 new']);
  });
});

describe('looking up a creator', () => {
  test('mentions archived creators only in a request for them', () => {
    const office = freshOffice();
    const asked: unknown[] = [];
    const listChannels = office.crm.listChannels.bind(office.crm);
    office.crm.listChannels = (query, page) => {
      asked.push(query);
      return listChannels(query, page);
    };
    expect(must(lookUp(office.ctx, { text: '@nobody', archived: false }))).toEqual({ among: 'archived', hits: [], total: 0, canAdd: true });
    expect(must(lookUp(office.ctx, { text: '@shelved', archived: true }))).toMatchObject({ among: 'archived', total: 1 });
    expect(asked).toEqual([{ keyword: 'nobody' }, { keyword: 'nobody', archived: true }, { keyword: 'shelved', archived: true }]);
  });

  test('needs no tab at all', () => {
    const office = new Office(new ModelCrm());
    put(office, 'out-1');
    expect(must(lookUp(office.ctx, { text: '@out-1', archived: false }))).toMatchObject({ hits: [{ here: false }], canAdd: false });
  });

  test('lists twenty of the matches, and their total number', () => {
    const office = freshOffice();
    for (let n = 0; n < 30; n += 1) put(office, `many-${n}`);
    const { hits, total } = must(lookUp(office.ctx, { text: 'many', archived: false }));
    expect([hits.length, total]).toEqual([20, 30]);
  });

  test('by an empty text is no question', () => {
    const office = freshOffice();
    const before = office.crm.requests;
    expect(lookUp(office.ctx, { text: ' @ ', archived: false })).toMatchObject({ problem: { kind: 'bad-arguments' } });
    expect(office.crm.requests).toBe(before);
  });

  test('waits, and fails, as the CRM does', () => {
    const office = freshOffice();
    office.crm.before = () => 'wait';
    expect(lookUp(office.ctx, { text: 'x', archived: false })).toEqual({ ok: false, waitMs: 1_000 });
    office.crm.before = (request, n) => (request === 'list' && n % 2 === 0 ? 'refused' : null);
    expect([1, 2].map(() => lookUp(office.ctx, { text: 'no such word', archived: false }).ok)).toEqual([false, false]);
    office.ctx.mine.write('crm.key', null);
    expect(lookUp(office.ctx, { text: 'x', archived: false })).toMatchObject({ problem: { kind: 'not-connected' } });
  });
});
