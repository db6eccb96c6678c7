// What people typed and confirmed, recorded independently of the add-on, and the resulting expectations for the CRM and the sheet.

import type { ChangeableField, EditableField } from '../../../src/fields/fields';
import type { Review, ReviewRow, Shown } from '../../../src/rpc/shapes';
import type { SharedCrm } from './shared-crm';

interface Typed {
  readonly creatorId: string;
  readonly field: EditableField;
  readonly text: string;
  /** Somebody overwrote it, discarded it, or chose the CRM's value instead. */
  givenUp: boolean;
}

interface Confirmed {
  readonly key: string;
  readonly runId: string;
  readonly creatorId: string;
  readonly field: ChangeableField;
  readonly value: string;
  readonly before: string;
  sent: number;
}

/** Each text of this form is typed only once, so that the outcome of every one can be determined. */
type UniqueField = Extract<EditableField, 'notes' | 'email' | 'contactLink'>;
const UNIQUE_FIELDS: readonly UniqueField[] = ['notes', 'email', 'contactLink'];

export const isUnique = (field: string): field is UniqueField => UNIQUE_FIELDS.some((one) => one === field);

export function uniqueText(field: UniqueField, by: string, n: number): string {
  if (field === 'email') return `${by}-${n}@example.com`;
  return field === 'contactLink' ? `https://example.com/${by}/${n}` : `${by} wrote ${n}`;
}

export class Ledger {
  readonly wrong: string[] = [];
  private readonly typed: Typed[] = [];
  private readonly confirmed: Confirmed[] = [];
  private checked = 0;

  /** `hasEnded`: whether Google has ended an execution so far. */
  constructor(
    private readonly crm: SharedCrm,
    private readonly hasEnded: () => boolean,
  ) {}

  /** How much was typed and how much of that was confirmed, by value. */
  get size(): { readonly typed: number; readonly confirmed: number; readonly written: number } {
    return { typed: this.typed.length, confirmed: this.confirmed.length, written: this.crm.written.length };
  }

  type(creatorId: string, field: EditableField, text: string): void {
    for (const one of this.typed) if (one.creatorId === creatorId && one.field === field) one.givenUp = true;
    this.typed.push({ creatorId, field, text, givenUp: false });
  }

  /**
   * Somebody is about to discard all edits; call the returned function when they have. Texts that were in a cell before and are gone
   * afterwards are given up.
   */
  discards(cellOf: (creatorId: string, field: EditableField) => string): () => void {
    const stands = ({ creatorId, field, text }: Typed): boolean => cellOf(creatorId, field) === text;
    const before = this.typed.filter((one) => !one.givenUp && stands(one));
    return () => {
      for (const one of before) one.givenUp ||= !stands(one);
    };
  }

  /** Nothing is offered that nobody typed; an undo offers what was there before. */
  offered(who: string, review: Review): void {
    if (review.undoes !== null) return;
    for (const { creatorId, field, after } of review.changes)
      if (isUnique(field) && !this.isTyped(creatorId, field, textOf(after)) && !this.isOlder(review, creatorId, field, textOf(after)))
        this.wrong.push(`${who} is offered ${creatorId} ${field} ${textOf(after)}, which nobody typed`);
  }

  /**
   * If Google ends an execution between writing cells and moving the base, the CRM's value remains as an edit. If the CRM changes again,
   * that becomes a question, and answering "mine" sends it: docs/reliability.md, "What we don't promise".
   */
  private isOlder({ conflicts }: Review, creatorId: string, field: string, text: string): boolean {
    const asked = conflicts.some(
      (one) => one.creatorId === creatorId && one.field === field && (one.answer === 'mine' || one.answer === 'both'),
    );
    const isKnown = (part: string): boolean => this.crm.hasHeld(creatorId, field, part) || this.isTyped(creatorId, field, part);
    return asked && this.hasEnded() && text.split('\n').every(isKnown);
  }

  private isTyped(creatorId: string, field: string, text: string): boolean {
    return this.typed.some((one) => one.creatorId === creatorId && one.field === field && holds(text, one.text));
  }

  confirm(key: string, review: Review, without: ReadonlySet<number>): void {
    const { runId } = review;
    for (const { creatorId, field, ...change } of review.changes.filter(({ n }) => !without.has(n)))
      for (const { value, before } of this.partsOf({ field, ...change }))
        this.confirmed.push({ key, runId, creatorId, field, value, before, sent: 0 });
    for (const { creatorId, field, mine, answer } of review.conflicts)
      if (answer === 'theirs')
        for (const one of this.typed)
          if (one.creatorId === creatorId && one.field === field && one.text === textOf(mine)) one.givenUp = true;
  }

  /** A change as it is requested from the CRM. */
  private partsOf({ field, before, after }: Pick<ReviewRow, 'field' | 'before' | 'after'>): readonly { value: string; before: string }[] {
    if (field === 'archived') return [{ value: 'true', before: 'false' }];
    if (after.as === 'text') return [{ value: after.text, before: textOf(before) }];
    const of = (sign: string, names: readonly string[]): string[] => names.map((name) => `${sign}${this.crm.labelOf(name)}`);
    return [...of('+', after.added), ...of('-', after.removed)].map((value) => ({ value, before: '' }));
  }

  /** Each write so far belongs to a confirmation by the owner of its key, once, and overwrote nothing that was not shown. */
  checkWritten(): void {
    for (const { key, creatorId, field, value, was, readSince } of this.crm.written.slice(this.checked)) {
      this.checked += 1;
      const own = this.confirmed.filter(
        (one) => one.key === key && one.creatorId === creatorId && one.field === field && one.value === value,
      );
      const unsent = own.filter(({ sent }) => sent === 0);
      const open = unsent.find(({ before }) => before === was) ?? unsent[0];
      if (own.length === 0) this.wrong.push(`${key} sent ${creatorId} ${field} ${value}, which they did not confirm`);
      else if (open === undefined) this.wrong.push(`${key} sent ${creatorId} ${field} ${value} more often than they confirmed it`);
      else {
        open.sent += 1;
        if (readSince && field !== 'labels' && open.before !== was && value !== was)
          this.wrong.push(`${key} wrote ${value} over ${creatorId} ${field} ${was}, which they had read; shown was ${open.before}`);
      }
    }
  }

  /** What was typed, not given up, never reached the CRM, and is no longer in its cell. */
  lost(cellOf: (creatorId: string, field: EditableField) => string): readonly string[] {
    const came = ({ creatorId, field, text }: Typed): boolean =>
      this.crm.written.some((one) => one.creatorId === creatorId && one.field === field && holds(one.value, text));
    return this.typed
      .filter((one) => isUnique(one.field) && !one.givenUp && !came(one) && cellOf(one.creatorId, one.field) !== one.text)
      .map(({ creatorId, field, text }) => `${creatorId} ${field} ${text} is lost: its cell holds ${cellOf(creatorId, field)}`);
  }
}

/** The text, or that text next to the CRM's if somebody kept both. */
const holds = (value: string, text: string): boolean => value === text || value.split('\n').includes(text);

const textOf = (shown: Shown): string => (shown.as === 'text' ? shown.text : '');
