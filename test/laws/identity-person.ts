// A person at a tab: what hands do to rows and columns, and what must be true of the sheet afterwards.

import { repairRows } from '../../src/commands/edits/repair';
import { answerConflicts } from '../../src/commands/runs/answers';
import { readReview } from '../../src/commands/runs/review';
import { COLUMNS } from '../../src/commands/tab/columns';
import { survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import { EDITABLE_FIELDS } from '../../src/fields/fields';
import type { ConflictAnswer, Review } from '../../src/rpc/shapes';
import { officeOf, pasteRows, pulledCells, repairAll, shownCells, waiting } from '../commands/identity-office';
import type { MemoryGrid } from '../fakes/memory-grid';
import { must, type Office } from '../fakes/office';

export const OURS = COLUMNS.map(({ field }) => field as string);
export const IDENTIFYING = ['creatorId', 'handle', 'channelLink'];
export const WRITTEN = ['notes', 'email'];
export const STATUSES = ['Not collaborated', 'In communication', 'Completed'];

/**
 * Number of texts that must have moved for a sort of some columns to be distinguishable from edits; a smaller one is undone immediately.
 */
const TELLABLE = 5;
export const TELLABLE_STATUSES = 10;
/** Repairs that restore rows may reveal what others need. */
const MENDINGS = 6;
interface Found {
  readonly sent: number;
  /** Changes and questions about values that were not typed into a row that showed their creator. */
  readonly wrong: readonly string[];
}

/** A person at a tab. Each action returns whether it could be done. */
export class Workspace {
  readonly office: Office;
  /**
   * Rows or columns were torn by a sort and not repaired yet. Nobody tears them again, because two tears can bring foreign cells to a row
   * that looks whole; nor does anybody remove the evidence that columns were sorted alone.
   */
  torn: 'no' | 'rows' | 'columns' = 'no';
  /** Everything that any Sync so far offered to send to a creator in whose displayed row it was not typed. */
  readonly wrong: string[] = [];
  private readonly allowed = new Set<string>();
  /** Everything that the CRM ever held, in the format of `allowed`. */
  private readonly held = new Set<string>();
  private readonly pulled: ReadonlySet<string>;
  private typed = 0;

  constructor(creators: number) {
    this.office = officeOf(creators);
    this.keepHeld();
    this.pulled = new Set([...this.office.crm.channels.values()].flatMap(({ notes, email }) => [notes ?? '', email ?? '']));
  }

  get grid(): MemoryGrid {
    return this.office.tab.grid;
  }

  has(...fields: readonly string[]): boolean {
    return fields.every((field) => this.grid.columns.some(({ mark }) => mark?.field === field));
  }

  at(field: string): number {
    return this.grid.columnOf(field);
  }

  text(row: number, field: string): string {
    return this.has(field) ? this.grid.text(row, this.at(field)) : '';
  }

  row(n: number): number {
    return 2 + (n % Math.max(1, this.grid.lastRow() - 1));
  }

  headed(): boolean {
    return this.text(1, 'creatorId') === 'creator_id' && this.text(1, 'handle') === 'Handle';
  }

  calm(): boolean {
    return this.headed() && this.has(...OURS) && waiting(this.office).length === 0;
  }

  type(row: number, field: string, text: string): boolean {
    if (!this.has(field)) return false;
    for (const shown of [this.text(row, 'handle').replace(/^@/, ''), this.text(row, 'name').replace(/^Sample /, '')])
      this.allowed.add(`${shown} ${field} ${text}`);
    this.grid.type(row, this.at(field), text);
    return true;
  }

  /**
   * Cells pasted beside an unchanged handle are edits of the creator it shows, and so is a single cell of the other creator that the paste
   * left: docs/identity.md, "What cannot be determined".
   */
  paste(from: number, to: number, span: readonly [string, string]): boolean {
    if (!this.has(...span)) return false;
    const handle = this.text(to, 'handle');
    pasteRows(this.office, from, 1, to, span);
    if (this.text(to, 'handle') === handle) for (const field of EDITABLE_FIELDS) this.allow(to, field);
    else {
      const left = EDITABLE_FIELDS.filter((field) => this.text(to, field) !== this.text(from, field));
      if (left.length === 1) for (const field of left) this.allow(to, field);
    }
    return true;
  }

  private allow(row: number, field: string): void {
    const shown = field === 'labels' ? field : this.text(row, field);
    this.allowed.add(`${this.text(row, 'handle').replace(/^@/, '')} ${field} ${shown}`);
  }

  newText(): string {
    this.typed += 1;
    return `typed ${this.typed}`;
  }

  put(row: number, field: string, text: string): boolean {
    if (!this.has(field) || row > this.grid.lastRow()) return false;
    this.grid.type(row, this.at(field), text);
    if (IDENTIFYING.includes(field)) this.allowOld(row, this.text(row, 'creatorId'));
    return true;
  }

  private keepHeld(): void {
    for (const [id, { status, owner, ...channel }] of this.office.crm.channels) {
      for (const field of ['notes', 'email', 'contactLink'] as const) this.held.add(`${id} ${field} ${channel[field] ?? ''}`);
      this.held
        .add(`${id} status ${status?.name ?? ''}`)
        .add(`${id} owner ${owner?.name ?? ''}`)
        .add(`${id} labels labels`);
    }
  }

  /**
   * A row that gets its creator's id by hand, or by a repair or refresh while the creator has no other row, may offer what the CRM held
   * when it was copied: docs/identity.md, "What cannot be determined".
   */
  private allowOld(row: number, id: string): void {
    if (this.text(row, 'handle').replace(/^@/, '') !== id) return;
    for (const field of EDITABLE_FIELDS) {
      const place = `${id} ${field} ${field === 'labels' ? field : this.text(row, field)}`;
      if (this.held.has(place)) this.allowed.add(place);
    }
  }

  /** Sorts a span of columns; undone if too few of its texts moved to be recognized. */
  sortAlone(from: number, to: number, by: number): boolean {
    const before = this.grid.copy();
    this.grid.sortPart(by, from, to);
    const moved = WRITTEN.filter((field) => this.at(field) >= from && this.at(field) <= to).map((field) => {
      const column = this.at(field);
      return this.grid.rows.filter(({ cells }, i) => {
        const text = cells[column - 1]?.text ?? '';
        return this.pulled.has(text) && text !== before.text(i + 1, column);
      }).length;
    });
    const told = Math.max(0, ...moved) >= TELLABLE;
    if (told) this.torn = 'columns';
    else this.grid.rows = before.rows;
    return told;
  }

  refresh(): boolean {
    const known = this.has('creatorId');
    try {
      this.office.refresh();
      this.keepHeld();
      if (!known) for (let row = 2; row <= this.grid.lastRow(); row += 1) this.allowOld(row, this.text(row, 'creatorId'));
      return true;
    } catch (thrown) {
      if (!String(thrown).includes('columns-in-doubt')) throw thrown;
      return false;
    }
  }

  repair(): void {
    this.allowLone();
    for (const why of new Set(waiting(this.office).map(({ reason }) => reason.why))) repairAll(this.office, why);
    if (waiting(this.office).length === 0) this.torn = 'no';
  }

  private allowLone(): void {
    const { genuine } = survey(this.office.ctx, must(openView(this.office.ctx, this.office.tab)));
    for (const { rows, creatorId } of waiting(this.office))
      if (creatorId !== null && !genuine.has(creatorId)) for (const row of rows) this.allowOld(row, creatorId);
  }

  ownRows(): number {
    const column = this.at('creatorId');
    return this.grid.rows.slice(1, this.grid.lastRow()).filter(({ cells }) => (cells[column - 1]?.text ?? '') === '').length;
  }

  unsent(field: string): boolean {
    const open = must(openView(this.office.ctx, this.office.tab));
    return survey(this.office.ctx, open).edits.some((edit) => edit.field === field);
  }

  /** Every offered repair, plus what the sentences ask people to do themselves: delete rows of unknown creators. */
  mendAll(): void {
    for (let i = 0; i < MENDINGS; i += 1) {
      must(repairRows(this.office.ctx, { repair: 'restore-headings', rows: [] }));
      this.refresh();
      this.repair();
      const strangers = waiting(this.office).filter(({ reason }) => reason.why === 'unknown-id');
      for (const row of strangers.flatMap(({ rows }) => rows).sort((x, y) => y - x)) this.grid.deleteRows(row);
      this.refresh();
    }
  }

  /** Sends what Sync offers, unless something should not be offered. A question about a cell without a base gets the CRM's value. */
  sync(): Found {
    const found = this.offered();
    this.wrong.push(...found.wrong);
    return found;
  }

  private offered(): Found {
    let review: ReturnType<Office['review']>;
    try {
      review = this.office.review();
    } catch (thrown) {
      if (!String(thrown).includes('columns-in-doubt')) throw thrown;
      return { sent: 0, wrong: [] };
    }
    if (review === null) return { sent: 0, wrong: [] };
    const places = [
      ...review.changes.map(({ creatorId, field, after }) => ({ creatorId, field, shown: after })),
      ...review.conflicts.filter(({ was }) => was !== null).map(({ creatorId, field, mine }) => ({ creatorId, field, shown: mine })),
    ].map(({ creatorId, field, shown }) => `${creatorId} ${field} ${shown.as === 'text' ? shown.text : 'labels'}`);
    const wrong = places.filter((place) => !this.allowed.has(place));
    const asked = review.conflicts.filter(({ was }) => was === null).map(({ n }) => n);
    if (wrong.length > 0 || review.changes.length + asked.length === 0) return { sent: 0, wrong };
    const answered = asked.length === 0 ? review : this.takeTheirs(review, asked);
    this.office.send(answered);
    this.keepHeld();
    return { sent: answered.changes.length, wrong };
  }

  /** A cell that may or may not have been edited takes what the CRM holds. */
  private takeTheirs({ runId }: Review, asked: readonly number[]): Review {
    const answers = asked.map((n): { n: number; answer: ConflictAnswer } => ({ n, answer: 'theirs' }));
    const { outcome } = must(answerConflicts(this.office.ctx, { runId, answers, keepLabels: false }));
    if (outcome === 'ready') return must(readReview(this.office.ctx, { runId }));
    const next = this.office.finishCheck(this.office.ctx, runId);
    if (next === null) throw new Error('the review came back empty');
    return next;
  }

  /** Creators whose cells in the sheet differ from the CRM. */
  unlikeCrm(): readonly string[] {
    const shown = shownCells(this.office);
    const pulled = pulledCells(this.office);
    return [...pulled].filter(([id, cells]) => JSON.stringify(shown.get(id)) !== JSON.stringify(cells)).map(([id]) => id);
  }
}
