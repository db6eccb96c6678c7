// The runs of this document: as a list, and one run written into a tab of its own.

import { id } from '../../rpc/arguments';
import type { RunCard } from '../../rpc/shapes';
import { csvText } from '../../sync/csv';
import { createNames, type Names } from '../../sync/names';
import { type ChangeRecord, carries, type Run } from '../../sync/run';
import { STARTED, sentChanges } from '../../sync/run-totals';
import type { Words } from '../../text/en';
import { keptLists } from '../account/lists';
import { call } from '../call';
import type { CellInput } from '../ports';
import { done, failed, type Result } from '../result';
import { cellWords } from '../tab/cell-words';
import { valueText } from '../tab/value-text';
import { FIRST_ROW } from '../tab/view';
import { readRun, runHeads } from './journal';
import { cardOf } from './run-progress';

/** Runs that sent something, or may have, newest first. */
export const readHistory = call(
  () => ({}),
  (ctx): Result<readonly RunCard[]> => {
    const runs = runHeads(ctx).filter(({ state }) => STARTED.has(state));
    return done(runs.map((head) => cardOf(ctx, head, head.totals)).reverse());
  },
);

/**
 * A new tab with one row per change: when, who, creator, field, before, after, outcome, the reason in the CRM's words, the CRM's request
 * id.
 */
export const showHistory = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<null> => {
    const kept = readRun(ctx, runId);
    if (kept === null) return failed('stale-review');
    const { head, run } = kept;
    const { book } = ctx;
    const words = cellWords(ctx);
    const names = createNames(keptLists(ctx));
    const when: CellInput = { time: new Date(head.startedAt).toISOString() };
    const rows = sentChanges(run).map((change) => {
      const texts = textsOf(change, run, names, words).map((text): CellInput => (text === '' ? null : { text }));
      return [when, { text: head.who }, ...texts];
    });
    const tab = book.addTab(words.history.tabName({ time: ctx.timeOf(head.startedAt) }));
    const fields = Object.entries(words.history.columns);
    tab.addColumns(
      fields.map(([name, heading]) => ({
        field: `history:${name}`,
        heading,
        kind: name === 'when' ? 'time' : 'text',
        editable: false,
        hidden: false,
        width: 140,
        hint: '',
      })),
      1,
    );
    if (rows.length > 0) tab.write([{ row: FIRST_ROW, column: 1, cells: rows }]);
    book.activate(tab);
    return done(null);
  },
);

/** The same rows as a file, for people without the spreadsheet. */
export const readResultsFile = call(
  () => ({ runId: id() }),
  (ctx, { runId }): Result<ResultsFile> => {
    const kept = readRun(ctx, runId);
    if (kept === null) return failed('stale-review');
    const { head, run } = kept;
    const words = cellWords(ctx);
    const names = createNames(keptLists(ctx));
    const when = ctx.timeOf(head.startedAt);
    const rows = sentChanges(run).map((change) => [when, head.who, ...textsOf(change, run, names, words)]);
    const name = words.history.tabName({ time: when });
    return done({ name: `${name}.csv`, csv: csvText([Object.values(words.history.columns), ...rows]), rows: rows.length });
  },
);

interface ResultsFile {
  readonly name: string;
  readonly csv: string;
  /** Without the headings. */
  readonly rows: number;
}

function textsOf(change: ChangeRecord, { bodies }: Run, names: Names, words: Words): readonly string[] {
  const { creator, creatorId, field, before, after, state, objection } = change;
  const carrier = [...bodies.values()].find(({ body }) => carries(body, change));
  return [
    creator,
    creatorId,
    words.common.field[field],
    valueText(field, before, names, words),
    valueText(field, after, names, words),
    words.history.outcome[state],
    objection?.summary ?? '',
    objection?.requestId ?? carrier?.requestId ?? '',
  ];
}
