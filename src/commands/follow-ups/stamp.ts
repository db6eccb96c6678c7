// After an email task: records the day in Last sent, and one more follow-up, for the creators the CRM says it added. Previewed first, and
// can be undone.

import * as z from 'zod/mini';
import { type CreatorId, creatorIdOf } from '../../../contract/records';
import { id, whole, wholeFrom } from '../../rpc/arguments';
import type { FollowUpsLook, StampPreview } from '../../rpc/follow-ups';
import { once } from '../../rpc/once';
import { count, text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { textOfDay } from '../../sync/days';
import type { MeantWrite } from '../../sync/desired-cells';
import { countIn, dayIn, stampOf } from '../../sync/follow-ups';
import type { Cell, RowNumber, SheetRow } from '../../sync/model';
import { call } from '../call';
import type { Context } from '../context';
import { acknowledged } from '../mutations/email/email';
import { mutationHeads, mutationOf } from '../mutations/mutation-book';
import { done, failed, type Result } from '../result';
import { inputOf } from '../tab/own-columns';
import type { Survey } from '../tab/survey';
import { boundedUndo, UNDO_LIMIT } from '../tab/undo-limit';
import { writeCells } from '../tab/write-cells';
import { dayOf, fieldOf, ownCell, ownIn, surveyFollowUps, today } from './rows';

interface SentEmail {
  readonly task: string;
  readonly creators: readonly CreatorId[];
  /** Creators the CRM did not confirm adding. */
  readonly others: number;
  readonly day: number;
}

/** An email task of this person, by the mutation that added creators to it; null if the CRM acknowledged nobody. */
function sentEmail(ctx: Context, mutationId: string): SentEmail | null {
  const mutation = mutationOf(ctx, mutationId);
  if (mutation?.head.facts.what !== 'add-to-email' || mutation.head.token !== ctx.person.token) return null;
  const { ids, others } = acknowledged(mutation.steps);
  const at = Math.max(0, ...mutation.steps.filter(({ state }) => state === 'done').map(({ sentAt }) => sentAt));
  return ids.length === 0 ? null : { task: mutation.head.facts.task, creators: ids, others, day: dayOf(ctx)(new Date(at).toISOString()) };
}

interface Plan {
  readonly writes: readonly (MeantWrite & { readonly before: Cell })[];
  readonly same: number;
  readonly leftOut: readonly RowNumber[];
}

/** Every row of these creators. A cell with a formula is never overwritten; its row is then left as it is. */
function planOf(ctx: Context, { genuine }: Survey, { creators, day }: SentEmail): Plan {
  const writes: Plan['writes'][number][] = [];
  const leftOut: RowNumber[] = [];
  let same = 0;
  for (const row of creators.flatMap((creator) => genuine.get(creator) ?? [])) {
    const [sent, count] = [ownCell(row, 'lastSent'), ownCell(row, 'count')];
    const stamp = stampOf({ lastSent: dayIn(sent, dayOf(ctx)), count: countIn(count) }, day);
    if (stamp === 'as-it-is') same += 1;
    else if (stamp === null || isFormula(sent) || isFormula(count)) leftOut.push(row.row);
    else {
      const own = { row: row.row, id: row.id };
      writes.push({ ...own, field: fieldOf('lastSent'), cell: { day }, before: sent });
      writes.push({ ...own, field: fieldOf('count'), cell: { number: stamp.count }, before: count });
    }
  }
  return { writes, same, leftOut: leftOut.sort((a, b) => a - b) };
}

const isFormula = ({ origin, formula }: Cell): boolean => formula !== undefined || origin !== undefined;

const digestOf = (ctx: Context, { open }: Survey, { writes }: Plan): string =>
  ctx.digest(JSON.stringify([open.tab.id, writes.map(({ id: creator, field, cell, before }) => [creator, field, cell, before.text])]));

const rowsWritten = (writes: readonly MeantWrite[]): readonly RowNumber[] => [...new Set(writes.map(({ row }) => row))];

/** Older tasks are not offered, because nobody would remember whether they were recorded by hand. */
const OFFERED_DAYS = 7;
/** How many of this person's email tasks are searched. */
const OFFERED_TASKS = 5;

/** For the panel: this person's newest email task that some row of the tab does not reflect yet. */
export function emailToStamp(ctx: Context, found: Survey): FollowUpsLook['email'] {
  if (!hasColumns(found)) return null;
  const heads = mutationHeads(ctx).heads.filter(
    ({ facts, token, state }) => facts.what === 'add-to-email' && token === ctx.person.token && (state === 'done' || state === 'partly'),
  );
  for (const { mutationId } of heads.slice(0, OFFERED_TASKS)) {
    const sent = sentEmail(ctx, mutationId);
    if (sent === null || sent.day < today(ctx) - OFFERED_DAYS) continue;
    const creators = new Set(planOf(ctx, found, sent).writes.map(({ id: creator }) => creator)).size;
    if (creators > 0) return { mutationId, task: sent.task, creators };
  }
  return null;
}

const hasColumns = ({ open: { layout } }: Survey): boolean => layout.at.has(fieldOf('lastSent')) && layout.at.has(fieldOf('count'));

const EXAMPLES = 3;

/** What the stamp amounts to; nothing is written. */
export const previewStamp = call(
  () => ({ mutationId: id() }),
  (ctx, { mutationId }): Result<StampPreview> => {
    const looked = surveyFollowUps(ctx, ctx.book.activeTab());
    if (!looked.ok) return looked;
    const [found, sent] = [looked.value, sentEmail(ctx, mutationId)];
    if (sent === null || !hasColumns(found)) return failed('no-such-thing');
    const plan = planOf(ctx, found, sent);
    const rows = rowsWritten(plan.writes);
    return done({
      task: sent.task,
      day: textOfDay(sent.day),
      creators: new Set(plan.writes.map(({ id: creator }) => creator)).size,
      rows: rows.length,
      same: plan.same,
      leftOut: plan.leftOut,
      notAcknowledged: sent.others,
      elsewhere: sent.creators.filter((creator) => !found.genuine.has(creator)).length,
      undoable: undoOf(ctx, found, plan) !== null,
      examples: rows.slice(0, EXAMPLES).map((row) => exampleOf(found, row, sent, plan)),
      digest: digestOf(ctx, found, plan),
    });
  },
);

function exampleOf({ rows }: Survey, row: RowNumber, { day }: SentEmail, { writes }: Plan): StampPreview['examples'][number] {
  const before = rows.find((one) => one.row === row);
  const texts = before === undefined ? [] : [ownCell(before, 'lastSent').text, ownCell(before, 'count').text];
  const count = writes.find((one) => one.row === row && one.field === fieldOf('count'))?.cell ?? null;
  return {
    name: before?.readOnly['name']?.text ?? '',
    before: texts.map((one) => one || '–').join(' · '),
    after: `${textOfDay(day)} · ${count !== null && 'number' in count ? count.number : ''}`,
  };
}

/** Writes the cells. `digest` must be the preview's: if cells have changed, nothing is written. */
export const writeStamp = call(
  () => ({ mutationId: id(), digest: id() }),
  (ctx, { mutationId, digest }): Result<{ readonly rows: number; readonly undo: StampUndo | null }> =>
    writeCells(
      ctx,
      (found) => {
        const sent = sentEmail(ctx, mutationId);
        if (sent === null || !hasColumns(found)) return failed('no-such-thing');
        const plan = planOf(ctx, found, sent);
        if (digestOf(ctx, found, plan) !== digest) return failed('stale-mutation');
        const answer = { rows: rowsWritten(plan.writes).length, undo: undoOf(ctx, found, plan) };
        return done({ writes: plan.writes.map(({ before: _, ...write }) => write), answer });
      },
      { also: ['name'], own: (open) => ownIn(ctx, open) },
    ),
);

/** The former contents of cells, for undoing a stamp. */
const undoSchema = once(() => {
  const cell = z.strictObject({
    id: id(),
    row: wholeFrom(1),
    column: z.enum(['lastSent', 'count']),
    before: z.nullable(
      z.union([
        z.strictObject({ text: text() }),
        z.strictObject({ number: count() }),
        z.strictObject({ time: text() }),
        z.strictObject({ day: count() }),
      ]),
    ),
    /** What was written: a cell changed since stays. */
    after: count(),
  });
  return z.strictObject({ tab: whole(), cells: z.readonly(z.array(cell).check(z.maxLength(UNDO_LIMIT))) });
});
type StampUndo = ShapeOf<typeof undoSchema>;

function undoOf(ctx: Context, { open }: Survey, { writes }: Plan): StampUndo | null {
  const cells = writes.map(({ id: creator, row, field, cell, before }): StampUndo['cells'][number] => {
    const isDay = cell !== null && 'day' in cell;
    const after = isDay ? cell.day : cell !== null && 'number' in cell ? cell.number : 0;
    return { id: creator, row, column: field === fieldOf('lastSent') ? 'lastSent' : 'count', before: asItWas(ctx, before), after };
  });
  return boundedUndo({ tab: open.tab.id, cells });
}

/** A day stays a day, whatever the time zone does to its midnight. */
function asItWas(ctx: Context, cell: Cell): StampUndo['cells'][number]['before'] {
  if (typeof cell.value === 'object' && ctx.timeOf(Date.parse(cell.value.time)).endsWith('00:00'))
    return { day: dayOf(ctx)(cell.value.time) };
  const input = inputOf(cell) ?? null;
  return input !== null && 'formula' in input ? null : input;
}

/** Undoes a stamp where its cells still hold what it wrote; also after the rows were sorted. */
export const takeBackStamp = call(
  () => ({ undo: undoSchema() }),
  (ctx, { undo: { tab, cells } }): Result<{ readonly cells: number; readonly edited: number }> =>
    writeCells(
      ctx,
      (found) => {
        const writes = cells.flatMap(({ id: creator, row, column, before, after }): readonly MeantWrite[] => {
          const own = (found.genuine.get(creatorIdOf(creator)) ?? []).filter((one) => says(ctx, one, column) === after);
          const place = own.find((one) => one.row === row) ?? (own.length === 1 ? own[0] : undefined);
          if (place === undefined) return [];
          return [{ row: place.row, id: creator, field: fieldOf(column), cell: before }];
        });
        return done({ writes, answer: { cells: writes.length, edited: cells.length - writes.length } });
      },
      { tabOf: () => ctx.book.tab(tab), own: (open) => ownIn(ctx, open) },
    ),
);

/** null where there is a formula. */
function says(ctx: Context, row: SheetRow, column: 'lastSent' | 'count'): unknown {
  const cell = ownCell(row, column);
  if (isFormula(cell)) return null;
  return column === 'lastSent' ? dayIn(cell, dayOf(ctx)) : countIn(cell);
}
