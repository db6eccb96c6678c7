// A session with everything in it, and everything that can go wrong: then whatever was stored, logged, sent and shown is searched for the
// key, complete or in pieces, in any spelling. It is only where it must be, in the person's own property, and nowhere once they have signed
// out.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { crmContract } from '../../contract/table';
import type { MutationRequest } from '../../sidebar/calls';
import type { CallName } from '../../src/commands/calls';
import type { WebRequest } from '../../workbench/runtime/request';
import { type SandboxProcess, startSandbox } from '../crm/sandbox-process';
import { openSyncHttp, type SyncHttp } from '../crm/sync-http';
import { workbookBase64 } from '../fakes/small-workbook';
import { ANSWERS, echoOf, OBEYS } from './echoes';
import { Session } from './session';
import { placesWith, traceOf } from './traces';

/** As long as a real one, and with characters that are percent-encoded in an address. */
const keyOf = (name: string): string => `nox_sk_${createHash('sha256').update(name).digest('base64')}`;
const [KEY, COLLEAGUES, WRONG] = ['made up', 'of a colleague', 'of nobody'].map(keyOf) as [string, string, string];
const ME = '1';
const COLLEAGUE = '2';

let sandbox: SandboxProcess;
let wire: SyncHttp;
let refused: unknown;
beforeAll(async () => {
  sandbox = await startSandbox({ contract: crmContract, rate: 0, count: 8 });
  wire = openSyncHttp({ origin: crmContract.transport.origin.value, by: `http://127.0.0.1:${sandbox.port}/plain` });
  refused = refusalOf(wire);
}, 60_000);
/** What one test wrote would not be an edit in the next. */
beforeEach(() => {
  const answer = wire.http({ method: 'POST', url: `${crmContract.transport.origin.value}/sandbox/reset`, headers: {} });
  if (!answer.answered || answer.status !== 200) throw new Error(`the sandbox is not as new: ${JSON.stringify(answer)}`);
});
afterAll(async () => {
  await wire?.close();
  await sandbox?.close();
});

const waits = { waitMs: z.number() };
const pullShape = z.object({ ...waits, pullId: z.string(), finished: z.unknown() });
const checkShape = z.object({ ...waits, runId: z.string(), outcome: z.string() });
const reviewShape = z.object({
  runId: z.string(),
  digest: z.string(),
  changes: z.array(z.unknown()),
  typedConfirmation: z.object({ number: z.number() }).nullable(),
});
const sendShape = z.object({ ...waits, results: z.unknown() });
const mutationShape = z.object({ ...waits, mutationId: z.string(), state: z.string(), digest: z.string() });
const stateShape = z.object({
  tab: z.object({ id: z.number(), unfinishedPull: z.object({ pullId: z.string() }).nullable() }).nullable(),
  run: z.object({ runId: z.string() }).nullable(),
});
const anything = z.unknown();

/** What a person does, in order. */
const STEPS: Readonly<Record<string, (session: Session, person: string) => void>> = {
  pull(session, person) {
    const { pullId } = session.ask(person, 'startPull', { query: {}, name: 'Creators' }, pullShape);
    session.until(person, 'stepPull', { pullId }, pullShape, ({ finished }) => finished !== null);
  },
  look(session, person) {
    for (const name of LOOKS) session.once(person, name);
    session.once(person, 'readCrmRow', { creatorId: idIn(session) });
    session.once(person, 'lookUp', { text: 'a', archived: false });
    session.once(person, 'countView', { query: {} });
    session.once(person, 'readQueryText', { text: KEY });
  },
  sync(session, person) {
    for (const row of [1, 2, 3]) edit(session, row, 'Status', 'Completed');
    edit(session, 2, 'Notes', `Made by hand at ${session.requests.length}`);
    const started = session.ask(person, 'startCheck', { scope: 'all' }, checkShape);
    finish(session, person, started);
  },
  undo(session, person) {
    const runs = session.ask(person, 'readHistory', {}, z.array(z.object({ runId: z.string() })));
    finish(session, person, session.ask(person, 'startUndo', { runId: runs[0]?.runId ?? '' }, checkShape));
  },
  label: (session, person) => mutate(session, person, { what: 'create-label', name: `Made at ${session.requests.length}` }),
  export(session, person) {
    mutate(session, person, { what: 'create-export', whole: true });
    const { exports } = session.ask(
      person,
      'readExports',
      {},
      z.object({ exports: z.array(z.object({ id: z.union([z.string(), z.number()]) })) }),
    );
    for (const { id } of exports) session.once(person, 'fetchFile', { file: { of: 'export', id, name: 'Export' }, into: 'computer' });
  },
  import(session, person) {
    const file = {
      name: 'list.xlsx',
      base64: workbookBase64([
        ['Creator ID', 'Notes'],
        [idIn(session), 'A note of a file'],
      ]),
    };
    const checked = session.ask(person, 'checkFile', { file }, z.object({ name: z.string(), digest: z.string(), rows: z.number() }));
    mutate(session, person, { what: 'import-file', ...checked, overwrite: true }, file);
  },
  keep(session, person) {
    const { tab } = session.ask(person, 'readState', { withEdits: true }, stateShape);
    session.once(person, 'saveView', { name: 'Kept', query: {}, tab: tab?.id ?? null });
    session.once(person, 'openChangeLog');
  },
};

/** Steps without a CRM request. */
const ASK_NOTHING: readonly string[] = ['keep'];

const LOOKS: readonly CallName[] = [
  'readAccount',
  'readCard',
  'readHistory',
  'readMutations',
  'readLabels',
  'readGroups',
  'readEmailTasks',
  'readExports',
  'readLastImport',
  'readViews',
  'countChanged',
];

function finish(session: Session, person: string, begun: z.infer<typeof checkShape>): void {
  const { runId, outcome } =
    begun.outcome === 'going'
      ? session.until(person, 'stepCheck', { runId: begun.runId }, checkShape, (one) => one.outcome !== 'going')
      : begun;
  if (outcome === 'nothing') return;
  session.once(person, 'openReview', { runId });
  const { digest, changes, typedConfirmation } = session.ask(person, 'readReview', { runId }, reviewShape);
  if (changes.length === 0) return;
  const confirmation = { runId, digest, without: [], later: [], clearsConfirmed: true, number: typedConfirmation?.number ?? null };
  session.ask(person, 'confirm', confirmation, anything);
  session.until(person, 'stepSend', { runId }, sendShape, ({ results }) => results !== null);
}

function mutate(
  session: Session,
  person: string,
  mutation: MutationRequest,
  file?: { readonly name: string; readonly base64: string },
): void {
  const more = file === undefined ? {} : { file };
  const started = session.ask(person, 'startMutation', { mutation }, mutationShape);
  const { mutationId } = started;
  const step = (state: string) =>
    session.until(person, 'stepMutation', { mutationId, ...more }, mutationShape, (one) => one.state !== state);
  const { state, digest } = started.state === 'checking' ? step('checking') : started;
  if (state !== 'ready') return;
  const approved = session.ask(person, 'approveMutation', { mutationId, digest, ...more }, mutationShape);
  if (approved.state === 'doing') step('doing');
}

const grid = (session: Session) => {
  const [tab] = session.local.book.tabs.filter(({ hidden, layers }) => !hidden && layers.values.at(0, 0) !== undefined);
  if (tab === undefined) throw new Error(`nothing was pulled: ${session.local.book.tabs.map(({ name }) => name).join()}`);
  return tab;
};

const cellOf = (session: Session, row: number, heading: string) => {
  const tab = grid(session);
  const column = Array.from({ length: tab.columns.count }, (_, at) => at).find((at) => tab.shown(0, at) === heading);
  if (column === undefined) throw new Error(`no column ${heading}`);
  return { tab, row, column };
};

const idIn = (session: Session): string => {
  const { tab, row, column } = cellOf(session, 1, 'creator_id');
  return tab.shown(row, column);
};

/** Types a value other than the current one. */
function edit(session: Session, row: number, heading: string, text: string): void {
  const { tab, column } = cellOf(session, row, heading);
  const other = tab.shown(row, column) === text ? 'In communication' : text;
  session.local.act({ do: 'type', tab: tab.id, row, column, text: other });
}

/** Once everything is undisturbed again, unfinished work is continued, and the tab that was pulled first is active again. */
function settle(session: Session, person: string): void {
  session.disturb = null;
  session.pass(10 * 60_000);
  const { tab, run } = session.ask(person, 'readState', { withEdits: true }, stateShape);
  if (tab !== null && tab.unfinishedPull !== null) {
    const { pullId } = tab.unfinishedPull;
    session.until(person, 'stepPull', { pullId }, pullShape, ({ finished }) => finished !== null);
    session.local.act({ do: 'activateTab', tab: grid(session).id }, person);
  }
  if (run !== null) session.once(person, 'cancelRun', { runId: run.runId });
  const mutation = session.ask(
    person,
    'readState',
    { withEdits: false },
    z.object({ mutation: z.object({ mutationId: z.string() }).nullable() }),
  ).mutation;
  if (mutation !== null) {
    for (let n = 0; n < 20 && session.once(person, 'stepMutation', { mutationId: mutation.mutationId }).ok; n += 1);
    session.once(person, 'cancelMutation', { mutationId: mutation.mutationId });
  }
}

const opened = (): Session => {
  const keys = new Map([
    [KEY, sandbox.keys['full'] ?? ''],
    [COLLEAGUES, sandbox.keys['colleague'] ?? ''],
  ]);
  const session = new Session({ wire, origin: crmContract.transport.origin.value, keys });
  for (const person of [ME, COLLEAGUE]) {
    session.local.run('onOpen', [], person);
    session.local.run('openSidebar', [], person);
  }
  return session;
};

test('every spelling of the key is found', () => {
  const spelled: Readonly<Record<string, string>> = {
    plain: `Authorization: Bearer ${KEY}`,
    address: `https://example.test/?key=${encodeURIComponent(KEY)}`,
    base64: Buffer.from(`user:${KEY}`).toString('base64'),
    'base64 for addresses': Buffer.from(`x${KEY}`).toString('base64url'),
    hex: Buffer.from(`key ${KEY} `).toString('hex'),
    beginning: KEY.slice(0, 16),
    middle: `...${KEY.slice(20, 28)}...`,
    end: KEY.slice(-8),
  };
  expect(placesWith(KEY, { deep: [{ map: new Map([['one', new Set([spelled])]]) }] })).toHaveLength(Object.keys(spelled).length);
  expect(placesWith(KEY, { texts: ['nox_sk_', KEY.slice(0, 7), KEY.slice(-7), 'nox_sk_sandbox_full_0001'] })).toEqual([]);
  expect(traceOf(KEY).test(COLLEAGUES)).toBe(false);
});

/** Where a person's key must be, and nothing of it anywhere else: in memory and as saved. */
const homeOf = (person: string): readonly string[] => [`saved user:${person} crm.key`, `session stores properties user:${person} crm.key`];

test('after a whole session the key is in one property of its person, and nowhere after signing out', () => {
  const session = opened();
  expect(session.once(ME, 'connect', { key: WRONG })).toMatchObject({ problem: { kind: 'wrong-key' } });
  session.ask(ME, 'connect', { key: KEY }, anything);
  for (const step of Object.values(STEPS)) step(session, ME);
  expect(session.once(COLLEAGUE, 'startRefresh', { all: false })).toMatchObject({ problem: { kind: 'not-connected' } });
  session.ask(COLLEAGUE, 'connect', { key: COLLEAGUES }, anything);
  STEPS['look']?.(session, COLLEAGUE);
  STEPS['sync']?.(session, COLLEAGUE);
  const places = (): readonly (readonly string[])[] => [KEY, COLLEAGUES, WRONG].map((key) => placesWith(key, session.kept()));
  expect(places()).toEqual([homeOf(ME), homeOf(COLLEAGUE), []]);
  session.ask(ME, 'signOut', { sure: true }, anything);
  // The colleague's key is not affected, and is of no use to the person who has signed out.
  expect(places()).toEqual([[], homeOf(COLLEAGUE), []]);
  expect(session.once(ME, 'startRefresh', { all: false })).toMatchObject({ problem: { kind: 'not-connected' } });
});

test('a copy of the file contains no key, and whoever opens it works with their own', () => {
  const session = opened();
  session.ask(ME, 'connect', { key: KEY }, anything);
  for (const name of ['pull', 'sync', 'label', 'keep']) STEPS[name]?.(session, ME);
  session.local.act({ do: 'copyBook' });
  expect(placesWith(KEY, { book: session.local.book })).toEqual([]);
  expect(session.once(COLLEAGUE, 'startPull', { query: {}, name: 'Creators' })).toMatchObject({ problem: { kind: 'not-connected' } });
});

test.each(Object.keys(ANSWERS))('an answer that repeats the key shows it nowhere: %s', (answer) => {
  const session = opened();
  session.ask(ME, 'connect', { key: KEY }, anything);
  STEPS['pull']?.(session, ME);
  for (const [name, step] of Object.entries(STEPS)) {
    // If texts keep changing with each answer, all of them conflict, so nothing is sent that could be undone.
    if (name === 'undo' && answer === OBEYS) continue;
    // What it undoes is sent undisturbed.
    if (name === 'undo') STEPS['sync']?.(session, ME);
    let met = 0;
    session.disturb = (request, truth) => {
      met += 1;
      // The first request may pass, so that later ones meet it, too.
      if (name !== 'pull' && met === 1) return truth();
      return ANSWERS[answer]?.(echoOf(authorization(request)), () => refused, truth) ?? truth();
    };
    try {
      step(session, ME);
    } catch (thrown) {
      // A press that ends in a problem; what the page received is among the answers.
      expect(String(thrown)).toMatch(/^Error: \w+(?:: \{| waits for ever| goes on and on)/);
    }
    expect([name, met > 0]).toEqual([name, !ASK_NOTHING.includes(name)]);
    settle(session, ME);
  }
  session.once(ME, 'connect', { key: KEY });
  expect(placesWith(KEY, session.kept())).toEqual(homeOf(ME));
});

const authorization = ({ headers }: WebRequest): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';

/** The CRM's answer to an unknown key. */
function refusalOf({ http }: SyncHttp): unknown {
  const { origin, basePath } = crmContract.transport;
  const url = `${origin.value}${basePath.value}${crmContract.operations.quota.path}`;
  const answer = http({ method: 'GET', url, headers: { authorization: 'Bearer unknown' } });
  if (!answer.answered) throw new Error(answer.reason);
  return JSON.parse(answer.body);
}
