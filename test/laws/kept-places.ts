// A document with a history, every place where some of it is stored, and the ways in which such a place can be damaged.

import type { MutationRequest } from '../../sidebar/calls';
import { readAccount } from '../../src/commands/account/account-card';
import { readGroupNames } from '../../src/commands/account/group-names';
import { sayWhoIAm } from '../../src/commands/account/mine';
import { checkFile } from '../../src/commands/mutations/imports/check-import';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { makeOverview } from '../../src/commands/overview/overview';
import { startRefresh, stepPull } from '../../src/commands/pull/pull';
import { handOver } from '../../src/commands/runs/handed-over';
import { pauseSend } from '../../src/commands/runs/send';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { turnOnSchedule } from '../../src/commands/schedule/schedule';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { saveView } from '../../src/commands/views/saved-views';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import { MapMemory } from '../fakes/memory-platform';
import { must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';

const HEADINGS = ['Creator ID', 'Notes'];

/**
 * A pull, a finished run and a paused one, later edits, named views, groups and lists, finished mutations and one that waits for the CRM, a
 * checked file, a person's own tab that is being matched, and a stopped refresh.
 */
export function busyOffice(): Office {
  const office = officeWith(4);
  const { ctx, crm, tab } = office;
  type(office, 2, 'notes', 'sent');
  office.send(reviewOf(office));
  must(turnOnSchedule(ctx, { rule: { at: 'hours', every: 1 }, tabs: [tab.id], mail: false }));
  workByItself(ctx, () => null);
  crm.exportFile = { kind: 'bytes', name: 'template.xlsx', base64: workbookBase64([HEADINGS]) };
  must(checkFile(ctx, { file: { name: 'list.xlsx', base64: workbookBase64([HEADINGS, ['c-1', 'a']]) } }));
  must(readAccount(ctx));
  must(sayWhoIAm(ctx, { member: 'u-a' }));
  must(saveView(ctx, { name: 'Everybody', query: {}, tab: tab.id }));
  must(saveView(ctx, { name: 'Without an owner', query: { where: { owned: false } }, tab: null }));
  must(saveView(ctx, { name: 'Those of a platform', query: { platform: 'youtube', labels: ['l-1'] }, tab: null }));
  perform(office, { what: 'create-label', name: 'Winter' });
  perform(office, { what: 'create-group', name: 'Launch', selected: false });
  perform(office, { what: 'create-export', whole: true });
  crm.before = (request) => (request === 'createLabel' ? 'wait' : null);
  perform(office, { what: 'create-label', name: 'Spring' });
  crm.before = () => null;
  type(office, 3, 'notes', 'confirmed');
  const review = reviewOf(office);
  confirmAll(office, review);
  must(pauseSend(ctx, { runId: review.runId }));
  must(handOver(ctx, { runId: review.runId }));
  type(office, 4, 'notes', 'mine');
  type(office, 5, 'status', 'Completed');
  must(makeOverview(ctx));
  matchAnotherTab(office);
  office.book.activate(tab);
  must(readGroupNames(ctx));
  const { pullId } = must(startRefresh(ctx, { all: false }));
  crm.pageSize = 3;
  let pages = 0;
  crm.before = (request) => {
    if (request === 'list') pages += 1;
    return pages > 1 ? 'wait' : null;
  };
  const stopped = must(stepPull(ctx, { pullId }));
  crm.before = () => null;
  if (stopped.finished !== null) throw new Error('the refresh was to be stopped after its first page');
  return office;
}

function perform({ ctx }: Office, request: MutationRequest): void {
  const { mutationId, digest } = must(startMutation(ctx, { mutation: request }));
  approveMutation(ctx, { mutationId, digest });
}

function matchAnotherTab(office: Office): void {
  const { grid } = office.book.addTab('My list');
  grid.type(1, 1, 'Link');
  grid.type(2, 1, 'https://example.com/c-1');
  const { matchId } = must(
    startMatch(office.ctx, { query: {}, name: 'Mine', columns: { link: 1, handle: null, email: null, platform: null } }),
  );
  must(stepMatch(office.ctx, { matchId }));
}

/** A cell of a hidden sheet, or a property. */
interface Place {
  /** The sheet and the column (0-based), `NoxSync views/0`, or the property's name. */
  readonly where: string;
  readonly text: string;
  write(text: string): void;
}

/** Every place, and everything in its original state. */
interface Kept {
  readonly places: readonly Place[];
  /** Each exchanges two adjacent rows. */
  readonly swaps: readonly { readonly where: string; swap(): void }[];
  restore(): void;
}

export function keptOf(office: Office): Kept {
  const sheets = [...office.book.hiddenSheets].map(([name, rows]) => ({ name, rows, before: rows.map((row) => [...row]) }));
  const memories = [office.shared, office.ctx.mine].map((memory) => {
    if (!(memory instanceof MapMemory)) throw new Error('not a memory of the tests');
    return { texts: memory.texts, before: [...memory.texts] };
  });
  const cells = sheets.flatMap(({ name, rows, before }) =>
    before.flatMap((texts, row) =>
      texts.map(
        (text, column): Place => ({
          where: `${name}/${column}`,
          text,
          write: (damaged) => {
            rows[row] = texts.map((one, i) => (i === column ? damaged : one));
          },
        }),
      ),
    ),
  );
  const properties = memories.flatMap(({ texts, before }) =>
    before.map(([name, text]): Place => ({ where: name, text, write: (damaged) => void texts.set(name, damaged) })),
  );
  return {
    places: [...cells, ...properties],
    swaps: sheets.flatMap(({ name, rows, before }) =>
      before.slice(1).map((_, i) => ({
        where: `${name}/1`,
        swap: () => {
          rows[i] = before[i + 1] ?? [];
          rows[i + 1] = before[i] ?? [];
        },
      })),
    ),
    restore() {
      for (const { rows, before } of sheets) rows.splice(0, rows.length, ...before);
      for (const { texts, before } of memories) {
        texts.clear();
        for (const [key, text] of before) texts.set(key, text);
      }
    },
  };
}

/** A record as another state of the program would have written it; the same text if it is not one of parts. */
function otherParts(text: string, change: (parts: [string, unknown][]) => [string, unknown][]): string {
  if (!text.startsWith('[1,{')) return text;
  const [version, record]: [number, object] = JSON.parse(text);
  return JSON.stringify([version, Object.fromEntries(change(Object.entries(record)))]);
}

/** The ways to damage a text. */
export const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'cut in the middle': (text) => text.slice(0, Math.floor(text.length / 2)),
  'cut at the end': (text) => text.slice(0, -1),
  empty: () => '',
  null: () => 'null',
  'a number': () => '5',
  'a list': () => '[]',
  'an object': () => '{"runId":"x"}',
  'a record of null': () => '[1,null]',
  'a record of a flag': () => '[1,true]',
  'a record of another shape': () => '[1,{"no":1}]',
  'a record without a part that was added since': (text) => otherParts(text, (parts) => parts.slice(0, -1)),
  'a record with a part that is gone since': (text) => otherParts(text, (parts) => [...parts, ['gone', null]]),
  'a time that is none': () => '[1,1e300]',
  'a record of a later version': (text) => (/^\d+\n/.test(text) ? '99\nwhatever' : '[99,{"what":"ever"}]'),
  'no JSON': () => 'hello',
  'a huge text': () => 'x'.repeat(50_000),
};
