// What an Overview counts: the positions of the columns, and the texts that get their own line.

import type { ColumnField } from '../../fields/fields';
import { createNames, type Names } from '../../sync/names';
import type { Counted, Entries } from '../../sync/overview-blocks';
import type { ChangesColumn } from '../../sync/overview-formulas';
import { isIds } from '../../sync/values';
import type { Words } from '../../text/en';
import { keptLists } from '../account/lists';
import type { Context } from '../context';
import { columnsIn, settingsOf } from '../follow-ups/settings';
import type { CellSeen, Tab } from '../ports';
import { changeLog } from '../tab/change-log';
import { FIRST_ROW, type OpenView } from '../tab/view';

/** The most lines of each kind, by frequency; the others are counted together. */
const MOST = { statuses: 40, owners: 12, platforms: 12, labels: 20, countries: 15, moves: 12 } as const;
const WEEK_MS = 7 * 86_400_000;

const LOGGED = ['when', 'field', 'before', 'after', 'tab'] as const satisfies readonly ChangesColumn[];

const VIEWED = ['creatorId', 'status', 'owner', 'platform', 'labels', 'country', 'updatedAt'] as const satisfies readonly ColumnField[];

/** `loggedAs`, `changes`: as of when the Overview was last written; by default, as they are now. */
export function countedIn(
  ctx: Context,
  { tab, layout, sightings }: OpenView,
  words: Words,
  { loggedAs = tab.name, changes = changeLog(ctx)?.at ?? null }: { loggedAs?: string; changes?: Tab | null } = {},
): Counted {
  const due = columnsIn(sightings, settingsOf(ctx, tab.id)).found.due?.column;
  const at = VIEWED.flatMap((field) => {
    const column = layout.at.get(field);
    return column === undefined ? [] : [[field, column] as const];
  });
  return {
    view: { name: tab.name, at: { ...Object.fromEntries(at), ...(due === undefined ? {} : { due }) } },
    changes: changes === null ? null : { name: changes.name, at: loggedColumns(changes), loggedAs, status: words.common.field.status },
  };
}

const loggedColumns = (tab: Tab): Readonly<Partial<Record<ChangesColumn, number>>> =>
  Object.fromEntries(
    tab.columns().flatMap(({ column, field }) => {
      const name = LOGGED.find((one) => field === `changes:${one}`);
      return name === undefined ? [] : [[name, column]];
    }),
  );

/** Reads the tab once, and the changes of the weeks shown. */
export function entriesIn(ctx: Context, { tab, layout }: OpenView, { changes }: Counted): Entries {
  const names = createNames(keptLists(ctx));
  const columns = [layout.at.get('owner'), layout.at.get('platform'), layout.at.get('labels'), layout.at.get('country')];
  const present = columns.filter((column) => column !== undefined);
  const count = tab.lastRow() - FIRST_ROW + 1;
  const cells = count <= 0 || present.length === 0 ? [] : tab.look(FIRST_ROW, count, present);
  const textsOf = (column: number | undefined): readonly string[] =>
    column === undefined ? [] : cells.flatMap((row) => shownIn(row[present.indexOf(column)]));
  const [owner, platform, labels, country] = columns;
  return {
    statuses: names.choices('status').slice(0, MOST.statuses),
    owners: mostFrequent(
      textsOf(owner).map((text) => ownerIn(names, text)),
      MOST.owners,
    ),
    platforms: mostFrequent(textsOf(platform), MOST.platforms),
    labels: mostFrequent(
      textsOf(labels).flatMap((text) => labelsIn(names, text)),
      MOST.labels,
    ),
    countries: mostFrequent(textsOf(country), MOST.countries),
    moves: movesIn(ctx, changes),
  };
}

const shownIn = (cell: CellSeen | undefined): readonly string[] =>
  cell === undefined || cell.text === '' || cell.origin === 'error' ? [] : [cell.text];

/** The CRM's spelling of the name, if the cell means one. */
function ownerIn(names: Names, text: string): string {
  const parsed = names.parse('owner', text);
  return parsed.ok ? names.cellOf('owner', parsed.value) : text;
}

/** Each label as spelled in a cell that holds nothing else. */
function labelsIn(names: Names, text: string): readonly string[] {
  const parsed = names.parse('labels', text);
  const found = parsed.ok && isIds(parsed.value) ? parsed.value.map((id) => names.nameOf('labels', id)) : names.labelsIn(text);
  return found.map((name) => names.joinLabels([name]));
}

/** Of texts that differ only in case, the first. */
function mostFrequent(texts: readonly string[], most: number): readonly string[] {
  const counts = new Map<string, { readonly text: string; count: number }>();
  for (const text of texts) {
    const known = counts.get(text.toLowerCase());
    if (known === undefined) counts.set(text.toLowerCase(), { text, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ text }) => text);
}

/** Never occurs in the name of a status. */
const BETWEEN = '\u0000';

function movesIn(ctx: Context, changes: Counted['changes']): Entries['moves'] {
  const log = changeLog(ctx)?.at;
  const columns = LOGGED.map((name) => changes?.at[name]).filter((column) => column !== undefined);
  const count = (log?.lastRow() ?? 0) - FIRST_ROW + 1;
  if (log === undefined || changes === null || columns.length < LOGGED.length || count <= 0) return [];
  const since = ctx.clock.now() - 8 * WEEK_MS;
  const moves = log.look(FIRST_ROW, count, columns).flatMap(([when, field, before, after, tab]) => {
    const at = typeof when?.value === 'object' ? Date.parse(when.value.time) : 0;
    const isMove = at >= since && field?.text === changes.status && tab?.text === changes.loggedAs;
    return isMove && before?.text && after?.text ? [`${before.text}${BETWEEN}${after.text}`] : [];
  });
  return mostFrequent(moves, MOST.moves).map((move) => {
    const [from = '', to = ''] = move.split(BETWEEN);
    return { from, to };
  });
}
