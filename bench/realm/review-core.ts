// The review as the add-on runs it, over an in-memory spreadsheet: the measured code, inside the realm.

import { listRows } from '../../src/commands/account/lists';
import type { Context } from '../../src/commands/context';
import type { CellSeen, Tab } from '../../src/commands/ports';
import { planRun } from '../../src/commands/runs/plan-run';
import { openBase } from '../../src/commands/tab/base-book';
import { lookAtRows } from '../../src/commands/tab/rows';
import { canClear, type Survey, survey } from '../../src/commands/tab/survey';
import { FIRST_ROW, type OpenView } from '../../src/commands/tab/view';
import { type Diff, diff } from '../../src/sync/diff';
import { identify } from '../../src/sync/identity';
import type { Remote } from '../../src/sync/merge-all';
import type { CreatorId, RowNumber } from '../../src/sync/model';
import type { Run } from '../../src/sync/run';
import type { Findings, ReviewedTab } from '../inputs/reviewed-tab';

/** The contents of spreadsheet and CRM before the review starts. */
interface ReviewInput {
  readonly ctx: Context;
  readonly open: OpenView;
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
}

const BLANK: CellSeen = { text: '' };

export function contextOf(json: string): ReviewInput {
  const { columns, local, base, channels, lists } = JSON.parse(json) as ReviewedTab;
  const cells = local.map((row) => row.map((text): CellSeen => ({ text })));
  const stores: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'NoxSync base 1': base,
    'NoxSync lists': listRows(lists),
  };
  const seen = (first: RowNumber, rows: number, of: readonly number[]): readonly (readonly CellSeen[])[] =>
    cells.slice(first - FIRST_ROW, first - FIRST_ROW + rows).map((row) => of.map((column) => row[column - 1] ?? BLANK));
  // What a review reads of a tab; these cells contain no formula or link.
  const tab: Pick<Tab, 'id' | 'name' | 'lastRow' | 'read' | 'look' | 'links'> = {
    id: 1,
    name: 'Creators',
    lastRow: () => cells.length + FIRST_ROW - 1,
    read: seen,
    look: seen,
    links: (places) => places.map(() => null),
  };
  const view = { name: 'Creators', query: {}, book: '', columns: [], pulledAt: 0, creators: cells.length, trusted: [] };
  return {
    ctx: {
      book: { store: (name: string) => ({ readAll: () => stores[name] ?? [] }) },
      shared: { read: () => null },
      // Nobody has read these lists with a key of their own.
      mine: { read: () => null },
      digest: (text: string) => text,
    } as unknown as Context,
    open: {
      tab: tab as Tab,
      view,
      layout: { at: new Map(columns.map((field, i) => [field, i + 1])), troubles: [] },
      sightings: [],
      proven: true,
    },
    remotes: new Map(channels.map((channel): [CreatorId, Remote] => [channel.creatorId, { found: true, channel }])),
  };
}

/** From texts in cells to what is sent, asked and held back. */
export function review({ ctx, open, remotes }: ReviewInput): Run {
  return plan(survey(ctx, open), remotes);
}

function plan(found: Survey, remotes: ReviewInput['remotes']): Run {
  let keys = 0;
  return planRun({ found, edits: found.edits, waiting: found.waiting, remotes, hidden: new Set() }, () => `key-${keys++}`);
}

/** An input whose texts have been read: rows and base as objects, the form in which a library gets its tables. */
export interface Looked extends ReviewInput {
  readonly found: Survey;
}

export const look = (input: ReviewInput): Looked => ({ ...input, found: survey(input.ctx, input.open) });

const differences = ({ genuine, base, names }: Pick<Survey, 'genuine' | 'base' | 'names'>): Diff =>
  diff(genuine, base.records, { names, canClear, trusted: new Set() });

/** A review without its reading of texts. */
export function compare({ found, remotes }: Looked): Run {
  const { genuine, waiting } = identify(found.rows, found.base.records);
  const { edits, waiting: more } = differences({ ...found, genuine });
  return plan({ ...found, genuine, edits, waiting: [...waiting, ...more] }, remotes);
}

/** The steps of a review one by one, each over the results of the previous steps. */
export function stepsOf({ ctx, open, remotes, found }: Looked): readonly { readonly name: string; readonly run: () => unknown }[] {
  return [
    { name: 'decode the base', run: () => openBase(ctx, open.tab.id) },
    { name: 'cells to rows', run: () => lookAtRows(open) },
    { name: 'identity', run: () => identify(found.rows, found.base.records) },
    { name: 'diff', run: () => differences(found) },
    { name: 'merge, decide, plan bodies', run: () => plan(found, remotes) },
  ];
}

export function findingsOf({ changes, conflicts, remoteUpdates }: Run): Findings {
  const updates = [...remoteUpdates.values()];
  return {
    changes: changes.size,
    conflicts: conflicts.size,
    agreements: updates.filter(({ state }) => state === 'agreed').length,
    drifts: updates.filter(({ state }) => state === 'drift').length,
  };
}
