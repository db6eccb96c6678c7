// An office whose tab shows some invented creators, and what a person does there.

import { confirm } from '../../src/commands/runs/confirm';
import type { Review } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** Creators c-1, c-2 ... are in rows 2, 3 ... */
export function officeWith(count: number, crm = new ModelCrm()): Office {
  for (let i = 1; i <= count; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  office.pull();
  return office;
}

export function type({ tab }: Office, row: number, field: string, text: string): void {
  tab.grid.type(row, tab.grid.columnOf(field), text);
}

/** The Sync column's word for a row, and its note. */
export const syncWord = ({ tab: { grid } }: Office, row: number): string => grid.text(row, grid.columnOf('sync'));
export const syncNote = ({ tab: { grid } }: Office, row: number): string => grid.row(row).notes[grid.columnOf('sync') - 1] ?? '';

export function reviewOf(office: Office): Review {
  const review = office.review();
  if (review === null) throw new Error('there is nothing to review');
  return review;
}

export function confirmAll({ ctx }: Office, { runId, digest, typedConfirmation }: Review): void {
  must(confirm(ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: typedConfirmation?.number ?? null }));
}

export interface Confirmed {
  readonly office: Office;
  readonly runId: string;
}

/** Notes in these rows are confirmed, and none is sent. */
export function confirmedNotes(count: number, rows: readonly number[] = [2, 3, 4]): Confirmed {
  const office = officeWith(count);
  for (const row of rows) type(office, row, 'notes', `note ${row}`);
  const review = reviewOf(office);
  confirmAll(office, review);
  return { office, runId: review.runId };
}

/** What a colleague writes into a hidden sheet: replaces a text that must exist, in every cell that contains it. */
export function forge({ book }: Office, sheet: string, from: string, to: string): void {
  const rows = book.hiddenSheets.get(sheet);
  const before = JSON.stringify(rows);
  rows?.forEach((row, place) => {
    rows[place] = row.map((text) => text.split(from).join(to));
  });
  if (JSON.stringify(rows) === before) throw new Error(`${sheet} holds no ${from}`);
}

/** A person types a formula with this displayed result. */
export const formula = ({ tab }: Office, row: number, field: string, shown: string, typed: string): void =>
  tab.grid.formula(row, tab.grid.columnOf(field), shown, typed);

/** What waits, and why. */
export const waits = (office: Office) => reviewOf(office).waiting.map(({ field, reason }) => [field, reason.why]);

/** Sends everything, and all of it arrives. */
export function sent(office: Office): void {
  const review = reviewOf(office);
  confirmAll(office, review);
  expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: review.changes.length });
}
