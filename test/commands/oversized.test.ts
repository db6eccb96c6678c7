// One name, text, key or set that is too large for its place: it is truncated or left out and reported, and everything else arrives. Over
// the real adapters, with Google's limits.

import type { Context } from '../../src/commands/context';
import { newTab } from '../../src/commands/mutations/workbook-tab';
import type { RowNumber } from '../../src/commands/ports';
import { startPull, stepPull } from '../../src/commands/pull/pull';
import { LIST_START } from '../../src/commands/reading/list-cursor';
import { startCheck, stepCheck } from '../../src/commands/runs/check';
import { readReview } from '../../src/commands/runs/review';
import { openBase } from '../../src/commands/tab/base-book';
import { beginMatch, keepMatch, keptChannels } from '../../src/commands/views/match-store';
import { createCrm } from '../../src/crm/client';
import type { Http } from '../../src/crm/ports';
import type { PullReport } from '../../src/rpc/shapes';
import { countedIds, paceMemory, sampleKey, stillClock, success } from '../crm/scripted-http';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { emulatedStage } from '../sheets/conformance/emulated-stage';

interface Wire {
  readonly channels?: readonly object[];
  readonly labels?: readonly object[];
  readonly statuses?: readonly object[];
  readonly members?: readonly object[];
}

/** The commands over the real adapters, and the client of a CRM that answers its lists with these rows. */
function contextOn({ channels = [], labels = [], statuses = [], members = [] }: Wire): Context {
  const stage = emulatedStage();
  const page = (items: readonly object[]) => success({ items, page_num: 1, total_page: 1, total_size: items.length });
  const http: Http = ({ url }) => {
    if (url.includes('/labels')) return page(labels);
    if (url.includes('/coop-statuses')) return success(statuses);
    if (url.includes('/collaborators')) return success(members);
    const one = channels.find((channel) => 'creator_id' in channel && url.endsWith(`/${channel.creator_id}`));
    return one === undefined ? page(channels) : success(one);
  };
  const crm = createCrm({ http, pace: paceMemory(), clock: stillClock(), newId: countedIds(), key: sampleKey });
  return { ...new Office(new ModelCrm()).ctx, book: stage.book, shared: stage.shared, lock: stage.lock, crmWith: () => crm };
}

const BLANK = { cooperation_status: null, labels: [], owner: null, email: '', url: '', remark: '' };

/** Two channels: the one that a test makes large, and a plain one. */
const channelsWith = (more: object) => [
  { ...BLANK, creator_id: 'c-1', creator_name: 'Large', ...more },
  { ...BLANK, creator_id: 'c-2', creator_name: 'Plain', remark: 'as ever' },
];

function pulled(ctx: Context): PullReport {
  const { pullId } = must(startPull(ctx, { query: {}, name: 'Creators' }));
  for (;;) {
    const { finished } = must(stepPull(ctx, { pullId }));
    if (finished !== null) return finished;
  }
}

function textsOf(ctx: Context, field: string): readonly string[] {
  const tab = ctx.book.activeTab();
  const column = tab?.columns().find((one) => one.field === field)?.column ?? 0;
  return tab?.readTexts(2 as RowNumber, 2, column) ?? [];
}

const HUGE = 60_000;
const name = 'N'.repeat(HUGE);

describe.each<[what: string, wire: Wire]>([
  [
    'a label with a name that fits no cell',
    { channels: channelsWith({ labels: [{ label_id: 'l-1', name }] }), labels: [{ label_id: 'l-1', name }] },
  ],
  ['a status with such a name', { channels: channelsWith({ cooperation_status: { id: 1, name } }), statuses: [{ id: 1, name }] }],
  ['a member with such a name', { channels: channelsWith({ owner: { uid: 'u-1', name } }), members: [{ user_uid: 'u-1', name }] }],
  ['a handle and a link as long', { channels: channelsWith({ channel_handle: name, channel_url: `https://example.com/${name}` }) }],
  [
    'eight hundred labels on one creator',
    {
      channels: channelsWith({
        labels: Array.from({ length: 800 }, (_, n) => ({ label_id: `${'l'.repeat(20)}-${n}`, name: `Label ${n} ${'x'.repeat(60)}` })),
      }),
    },
  ],
  ['a note, a name and an e-mail address as long', { channels: channelsWith({ remark: name, creator_name: name, email: name }) }],
  [
    'five hundred keys that nobody knows',
    { channels: channelsWith(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`key_${n}`, n]))) },
  ],
  ['a key as long as a text', { channels: channelsWith({ [`k${name}`]: 'what it says' }) }],
])('%s', (_, wire) => {
  const ctx = contextOn(wire);
  const report = pulled(ctx);

  it('stops nobody: both creators are pulled, and there is nothing to sync', () => {
    expect(report.creators).toBe(2);
    expect(textsOf(ctx, 'creatorId')).toEqual(['c-1', 'c-2']);
    expect(textsOf(ctx, 'notes')[1]).toBe('as ever');
    expect([...openBase(ctx, ctx.book.activeTab()?.id ?? 0).records.keys()]).toEqual(['c-1', 'c-2']);
    expect(must(startCheck(ctx, { scope: 'all' })).outcome).toBe('nothing');
  });
});

it('names some of the keys that got no column, and keeps fifty', () => {
  const ctx = contextOn({ channels: channelsWith(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`key_${n}`, n]))) });
  expect(pulled(ctx).leftOut).toHaveLength(6);
  expect(
    ctx.book
      .activeTab()
      ?.columns()
      .filter(({ heading }) => heading.startsWith('key_')),
  ).toHaveLength(50);
});

it('keeps no base of labels whose ids alone fill a cell, and sends nothing for them', () => {
  const labels = Array.from({ length: 800 }, (_, n) => ({ label_id: `${'l'.repeat(100)}-${n}`, name: `Label ${n}` }));
  const ctx = contextOn({ channels: channelsWith({ labels }), labels });
  expect(pulled(ctx).creators).toBe(2);
  const { records } = openBase(ctx, ctx.book.activeTab()?.id ?? 0);
  expect([records.get('c-1')?.fields.labels, records.get('c-1')?.fields.notes?.value]).toEqual([undefined, '']);
  const started = must(startCheck(ctx, { scope: 'all' }));
  must(stepCheck(ctx, started));
  expect(must(readReview(ctx, started)).changes).toEqual([]);
});

it('lets a cell with more labels than it shows wait if somebody edits it', () => {
  const labels = Array.from({ length: 800 }, (_, n) => ({ label_id: `l-${n}`, name: `Label ${n} ${'x'.repeat(60)}` }));
  const ctx = contextOn({ channels: channelsWith({ labels }), labels });
  pulled(ctx);
  const tab = ctx.book.activeTab();
  const column = tab?.columns().find((one) => one.field === 'labels')?.column ?? 0;
  const [shown = ''] = textsOf(ctx, 'labels');
  expect(shown).toMatch(/, …$/);
  tab?.patch([{ row: 2 as RowNumber, column, cell: { text: `Label 799 ${'x'.repeat(60)}, ${shown}` } }]);
  const started = must(startCheck(ctx, { scope: 'all' }));
  must(stepCheck(ctx, started));
  const review = must(readReview(ctx, started));
  expect([review.changes, review.conflicts]).toEqual([[], []]);
  expect(review.waiting).toMatchObject([{ creatorId: 'c-1', field: 'labels' }]);
});

describe('a workbook of the CRM', () => {
  it('goes into a tab without extra columns, whose blank cells would leave no room for many rows', () => {
    const stage = emulatedStage();
    const tab = must(
      newTab({ ...contextOn({}), book: stage.book }, 'Export', [
        ['Number', 'Text'],
        [1, 'one'],
      ]),
    );
    expect(stage.people.gridSize(tab.id).columns).toBe(2);
  });

  it('that Google does not accept as a whole leaves no tab behind', () => {
    const stage = emulatedStage();
    const ctx = { ...contextOn({}), book: stage.book };
    const before = stage.file.tabs.length;
    const { bill } = stage.host;
    stage.host.bill = (call) => {
      bill(call);
      if (call.includes('setValues') && stage.file.tabs.length > before)
        throw Object.assign(new Error('This action would increase the number of cells above the limit of 10000000 cells.'), {
          name: 'Exception',
        });
    };
    expect(() => newTab(ctx, 'Export', [['A'], ['1']])).toThrow();
    expect(stage.file.tabs).toHaveLength(before);
  });

  it('with a heading and a cell that exceed the cell limit arrives truncated', () => {
    const ctx = contextOn({});
    const tab = must(
      newTab(ctx, 'Export', [
        [name, ...Array.from({ length: 99 }, (_, n) => `${n}"`.repeat(200))],
        [name, 'plain'],
      ]),
    );
    expect(tab.readTexts(1 as RowNumber, 1, 1)[0]).toMatch(/^N{100,}…$/);
    expect(tab.readTexts(2 as RowNumber, 1, 1)[0]).toMatch(/^N{40000,}…$/);
    expect(tab.readTexts(2 as RowNumber, 1, 2)).toEqual(['plain']);
  });
});

it('keeps a creator for a person’s own tab, without the texts that are too large', () => {
  const { ctx } = new Office(new ModelCrm());
  const state = {
    matchId: '1:m',
    query: {},
    name: 'Mine',
    columns: { link: 1, handle: null, email: null, platform: null },
    headings: [],
    pages: LIST_START,
  };
  beginMatch(ctx, 1, state);
  const large = { ...blankChannel(creator('c-1')), notes: 'x'.repeat(400_000), name: 'Large' };
  must(keepMatch(ctx, 1, state, [large, blankChannel(creator('c-2'))]));
  expect(must(keptChannels(ctx, 1, '1:m')).map(({ creatorId, name: shown, notes }) => [creatorId, shown, notes])).toEqual([
    ['c-1', 'Large', undefined],
    ['c-2', expect.anything(), ''],
  ]);
});
