// A file that several people use, through the real adapters: a person who may only view, a lock held by another execution, a colleague who
// changes the sheet between two calls.

import { answerCall } from '../../src/commands/calls';
import type { Context } from '../../src/commands/context';
import { startRefresh } from '../../src/commands/pull/pull';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';

const CREATORS = 6;

interface Shared {
  readonly stage: EmulatedStage;
  readonly office: Office;
  readonly ctx: Context;
  readonly tabId: number;
  column(field: string): number;
  asks(name: string, args?: object): unknown;
}

/** A pulled tab of six creators, each with a note. */
function shared(language = 'en'): Shared {
  const stage = emulatedStage();
  const crm = new ModelCrm();
  for (let i = 0; i < CREATORS; i += 1) {
    const id = creator(`c-${i}`);
    crm.channels.set(id, { ...blankChannel(id), name: `Creator ${i}`, notes: `note ${i}` });
  }
  const office = new Office(crm);
  stage.people.speak(language);
  const ctx: Context = { ...office.ctx, book: stage.book, lock: stage.lock };
  office.pull(ctx);
  const tab = stage.book.activeTab();
  if (tab === null) throw new Error('nothing was pulled');
  return {
    stage,
    office,
    ctx,
    tabId: tab.id,
    column: (field) => tab.columns().find((one) => one.field === field)?.column ?? 0,
    asks: (name, args = {}) => answerCall(() => ctx, name, args, stage.problemOfThrown),
  };
}

/** Everything in cells of the file, hidden sheets included. */
const written = ({ stage }: Shared) => stage.file.tabs.map(({ name, layers }) => [name, [...layers.values.savedRows()]]);

describe.each(['en', 'zh-CN', 'de-DE'])('a person who may only view, with an account in %s', (language) => {
  const viewing = () => {
    const all = shared(language);
    all.stage.people.type(all.tabId, 2, all.column('notes'), 'a colleague’s');
    all.stage.host.facts.people = ['owner@example.test'];
    return all;
  };

  test('opens the panel and counts the edits', () => {
    const { asks } = viewing();
    expect(asks('readState', { withEdits: true })).toMatchObject({ ok: true, value: { edits: { edits: 1 } } });
  });

  test.each([
    ['startPull', { query: {}, name: 'Creators' }],
    ['startCheck', { scope: 'all' }],
  ])('is told Google’s message by %s, and changes nothing', (name, args) => {
    const all = viewing();
    const before = written(all);
    expect(all.asks(name, args)).toMatchObject({ ok: false, problem: { kind: 'google-refused' } });
    expect(written(all)).toEqual(before);
    expect(all.office.crm.writes).toEqual([]);
  });

  test('is told by the first step of a refresh, and changes nothing', () => {
    const all = viewing();
    all.office.crm.channels.set(creator('c-0'), { ...blankChannel(creator('c-0')), name: 'Renamed' });
    const before = written(all);
    const pullId = must(startRefresh(all.ctx, { all: false })).pullId;
    expect(all.asks('stepPull', { pullId })).toMatchObject({ ok: false, problem: { kind: 'google-refused' } });
    expect(written(all)).toEqual(before);
  });
});

test('a whole Sync leaves the key with the person: it is not in a cell, a note, the metadata or what all people of the file share', () => {
  const all = shared();
  const { stage, office, ctx, tabId, column } = all;
  stage.people.type(tabId, 2, column('notes'), 'mine');
  expect(office.sync(ctx)).toMatchObject({ state: 'done', applied: 1 });
  const everywhere = JSON.stringify([
    written(all),
    stage.file.tabs.map(({ layers }) => [...layers.notes.savedRows()]),
    stage.file.metadata.map(({ key, value }) => [key, value]),
    [...office.shared.texts],
  ]);
  expect(everywhere).toContain('mine');
  expect(everywhere).not.toContain(ctx.mine.read('crm.key'));
});

test('while another execution holds the lock, a Sync is not started, and is once the lock is free', () => {
  const { stage, asks, tabId, column } = shared();
  stage.people.type(tabId, 2, column('notes'), 'mine');
  stage.host.lockedElsewhere = true;
  expect(asks('startCheck', { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'busy' } });
  expect(asks('readState', { withEdits: true })).toMatchObject({ ok: true });
  stage.host.lockedElsewhere = false;
  expect(asks('startCheck', { scope: 'all' })).toMatchObject({ ok: true });
});

describe('a colleague’s execution that changes the sheet between two calls of a Sync', () => {
  const WAYS: Readonly<Record<string, (all: Shared) => void>> = {
    'inserts rows above': ({ stage, tabId }) => stage.people.insertRows(tabId, 2, 2),
    'deletes a row above': ({ stage, tabId }) => stage.people.deleteRows(tabId, 2, 1),
    'moves a column': ({ stage, tabId, column }) => stage.people.moveColumn(tabId, column('notes'), column('status')),
  };

  /** A Sync of one note, with the change before the service call of that number; returns the number of calls. */
  function syncedWith(change: (all: Shared) => void, at: number): { readonly calls: number; readonly all: Shared } {
    const all = shared();
    const { stage, office, ctx, tabId, column } = all;
    stage.people.type(tabId, 5, column('notes'), 'mine');
    const { bill, calls } = stage.host;
    const before = calls.length;
    stage.host.bill = (call) => {
      bill(call);
      if (calls.length - before !== at) return;
      stage.host.bill = bill;
      change(all);
    };
    try {
      office.sync(ctx);
    } finally {
      stage.host.bill = bill;
    }
    return { calls: calls.length - before, all };
  }

  test.each(Object.entries(WAYS))('and %s leaves every note with its creator', (_, change) => {
    const { calls } = syncedWith(() => {}, 0);
    expect(calls).toBeGreaterThan(50);
    for (let at = 1; at <= calls; at += Math.ceil(calls / 12)) {
      const { all } = syncedWith(change, at);
      const notes = [...all.office.crm.channels.values()].map((channel) => channel.notes);
      const mine = ['note 0', 'note 1', 'note 2', 'mine', 'note 4', 'note 5'];
      expect([at, notes]).toEqual([at, notes[3] === 'mine' ? mine : mine.map((note, i) => (i === 3 ? 'note 3' : note))]);
      all.office.sync(all.ctx);
      expect([...all.office.crm.channels.values()].map((channel) => channel.notes)).toEqual(mine);
      expect(all.office.review('all', all.ctx)).toBeNull();
    }
  });
});

test('a person’s tab with a name much like ours is theirs', () => {
  const { book } = emulatedStage();
  book.activate(book.addTab('NoxSync March'));
  expect(book.activeTab()?.name).toBe('NoxSync March');
});
