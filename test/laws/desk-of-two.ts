// A document with two people in it, and what was begun there before their pages meet.

import type { Id } from '../../contract/records';
import type { Context } from '../../src/commands/context';
import { makeFollowUpColumns } from '../../src/commands/follow-ups/follow-ups';
import { readExports } from '../../src/commands/mutations/exports/fetch-file';
import { checkFile } from '../../src/commands/mutations/imports/check-import';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { makeOverview } from '../../src/commands/overview/overview';
import { startRefresh } from '../../src/commands/pull/pull';
import { handOver } from '../../src/commands/runs/handed-over';
import { turnOnSchedule } from '../../src/commands/schedule/schedule';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { readViews, saveView } from '../../src/commands/views/saved-views';
import type { PickedFile } from '../../src/rpc/mutations';
import type { Review } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import { MapMemory } from '../fakes/memory-platform';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { type Person, personIn } from './interleaved';

export const KEY = 'nox_sk_test';
const CREATORS = 4;
const HOUR_MS = 3_600_000;
const HEADINGS = ['Creator ID', 'Notes'];
export const FILE: PickedFile = { name: 'list.xlsx', base64: workbookBase64([HEADINGS, ['c-1', 'a'], ['c-9', 'b']]) };

/** A document, two people in it, and what was begun there. */
export interface Desk {
  readonly office: Office;
  readonly me: Person;
  readonly colleague: Person;
  readonly tab: number;
  /** What was begun, by need. */
  readonly begun: Begun;
  /** What people confirmed, once for each time: `notes of c-1`. */
  readonly confirmed: string[];
}

export const changesOf = ({ changes }: Review): readonly string[] => changes.map(({ field, creatorId }) => `${field} of ${creatorId}`);

interface Begun {
  /** A run that was confirmed, and nothing of it sent. */
  confirmed: string;
  review: Review | null;
  /** A run that was sent. */
  sent: string;
  pullId: string;
  viewId: string;
  /** Approved, and nothing of it sent; and one that waits for its approval. */
  approved: string;
  ready: { readonly mutationId: string; readonly digest: string } | null;
  matchId: string;
  ownTab: number;
  exportId: Id;
  emailed: string;
}

type Need = (office: Office, begun: Begun, confirmed: string[]) => void;

/** What a page may find in the document, in the order in which it is begun. */
const NEEDS = {
  sent: (office, begun, confirmed) => {
    type(office, 5, 'notes', 'sent before');
    const review = reviewOf(office);
    confirmed.push(...changesOf(review));
    office.send(review);
    begun.sent = review.runId;
  },
  savedView: ({ ctx }, begun) => {
    must(saveView(ctx, { name: 'Theirs', query: { keyword: 'c-1' }, tab: null }));
    begun.viewId = must(readViews(ctx)).saved[0]?.viewId ?? '';
  },
  log: (office) => {
    const front = office.tab;
    must(openChangeLog(office.ctx));
    office.book.activate(front);
  },
  followUps: ({ ctx, tab }) => must(makeFollowUpColumns(ctx, { tab: tab.id, headings: {} })),
  overview: (office) => {
    const front = office.tab;
    must(makeOverview(office.ctx));
    office.book.activate(front);
  },
  emailed: (office, begun) => {
    office.tab.select([rowNumberOf(2), rowNumberOf(3)], null);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: 't-1', everybody: true } }));
    let { digest, state } = shown;
    for (let steps = 0; state === 'checking' && steps < 20; steps += 1)
      ({ digest, state } = must(stepMutation(office.ctx, { mutationId: shown.mutationId })));
    must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest }));
    begun.emailed = shown.mutationId;
  },
  anExport: ({ ctx, crm }, begun) => {
    const made = crm.createExport({}, 'made before');
    begun.exportId = (made.ok ? made.value?.id : null) ?? '';
    crm.exportFile = { kind: 'bytes', name: 'export.xlsx', base64: workbookBase64([HEADINGS, ['c-1', 'a']]) };
    must(readExports(ctx));
  },
  ownTab: (office, begun) => {
    const front = office.tab;
    const { id, grid } = office.book.addTab('My list');
    grid.type(1, 1, 'Link');
    grid.type(2, 1, 'https://example.com/c-1');
    const columns = { link: 1, handle: null, email: null, platform: null };
    begun.matchId = must(startMatch(office.ctx, { query: {}, name: 'Mine', columns })).matchId;
    must(stepMatch(office.ctx, { matchId: begun.matchId }));
    begun.ownTab = id;
    office.book.activate(front);
  },
  confirmed: (office, begun, confirmed) => {
    type(office, 2, 'notes', 'note 2');
    type(office, 3, 'notes', 'note 3');
    type(office, 4, 'status', 'Completed');
    const review = reviewOf(office);
    confirmed.push(...changesOf(review));
    confirmAll(office, review);
    begun.confirmed = review.runId;
  },
  handedOver: ({ ctx }, { confirmed }) => must(handOver(ctx, { runId: confirmed })),
  edits: (office) => {
    type(office, 2, 'notes', 'typed 2');
    type(office, 3, 'status', 'Completed');
  },
  review: (office, begun) => {
    begun.review = reviewOf(office);
  },
  lostColumn: ({ tab }) => tab.grid.deleteColumns(tab.grid.columnOf('country')),
  renamed: ({ crm }) => {
    crm.statusList = crm.statusList.map((one) => (one.id === 1 ? { ...one, name: 'Not yet' } : one));
    for (const [id, channel] of crm.channels)
      crm.channels.set(id, { ...channel, status: channel.status?.id === 1 ? { id: 1, name: 'Not yet' } : channel.status });
  },
  staleLists: ({ clock, crm }) => {
    clock.sleep(20 * 60_000);
    crm.labelList = [...crm.labelList, { id: 'l-late', name: 'Late', channelCount: 0 }];
  },
  pull: ({ ctx, crm }, begun) => {
    crm.change(creator('c-1'), { contactLink: 'https://example.com/theirs' });
    crm.pageSize = 2;
    begun.pullId = must(startRefresh(ctx, { all: true })).pullId;
  },
  approved: (office, begun) => {
    const { ctx, crm } = office;
    crm.exportFile = { kind: 'bytes', name: 'template.xlsx', base64: workbookBase64([HEADINGS]) };
    const item = { row: 3, reason: 'not found', extras: {} };
    crm.importAnswer = { created: 1, failed: [item], repeated: [], raw: { failed: [item], repeated: [] } };
    const { name, digest, rows } = must(checkFile(ctx, { file: FILE }));
    const shown = must(startMutation(ctx, { mutation: { what: 'import-file', name, digest, rows, overwrite: true } }));
    begun.approved = shown.mutationId;
    crm.before = (request) => (request === 'importChannels' ? 'wait' : null);
    must(approveMutation(ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }));
    crm.before = () => null;
  },
  ready: ({ ctx }, begun) => {
    begun.ready = must(startMutation(ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
  },
  scheduled: ({ ctx, tab, clock }) => {
    must(turnOnSchedule(ctx, { rule: { at: 'hours', every: 1 }, tabs: [tab.id], mail: false }));
    clock.sleep(2 * HOUR_MS);
  },
} satisfies Readonly<Record<string, Need>>;
export type NeedName = keyof typeof NEEDS;
const NEED_NAMES = Object.keys(NEEDS).filter((name): name is NeedName => name in NEEDS);

/** Needs that cannot stand beside each other: a run that was confirmed and one under review, of the same edits. */
const fits = (needs: ReadonlySet<NeedName>): boolean => !(needs.has('confirmed') && needs.has('review'));

/** null = the two needs exclude each other. */
export function deskFor(wanted: readonly NeedName[]): Desk | null {
  const needs = new Set(wanted);
  if (needs.has('handedOver')) needs.add('confirmed');
  if (needs.has('review')) needs.add('edits');
  if (!fits(needs)) return null;
  const crm = new ModelCrm();
  crm.creatable.add(creator('n-1'));
  const office = officeWith(CREATORS, crm);
  const begun: Begun = {
    confirmed: '',
    review: null,
    sent: '',
    pullId: '',
    viewId: '',
    approved: '',
    ready: null,
    matchId: '',
    ownTab: 0,
    exportId: '',
    emailed: '',
  };
  const confirmed: string[] = [];
  const tab = office.tab.id;
  for (const name of NEED_NAMES) if (needs.has(name)) NEEDS[name](office, begun, confirmed);
  const theirs = office.contextOf('Sample person 2');
  return {
    office,
    tab,
    begun,
    confirmed,
    me: personIn(office, office.ctx, memoryOf(office.ctx)),
    colleague: personIn(office, theirs, memoryOf(theirs)),
  };
}

function memoryOf({ mine }: Context): MapMemory {
  if (!(mine instanceof MapMemory)) throw new Error('not a memory of the tests');
  return mine;
}
