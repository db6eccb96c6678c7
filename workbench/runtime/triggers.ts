// Time-driven triggers on the stand-in's clock: who created them, for which document, and when they are due.

import { randomUUID } from 'node:crypto';
import { Refusal } from '../model/cell';
import type { TriggerPort, TriggerRecord } from '../services/host';

export interface KeptTrigger extends TriggerRecord {
  readonly person: string;
  /** The id of the spreadsheet in which it was created. */
  readonly book: string;
  readonly everyMs: number;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}

/** Google's own wording, as seen in public reports: an add-on has one trigger of a kind per person and document. */
const ONE_ONLY = 'This add-on has created too many time-based triggers in this document for this Google user account.';

export class Triggers {
  private all: readonly KeptTrigger[] = [];

  /** `now` returns milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  /** As one person's script sees them. Whether Google also lists those of other documents is unknown: here it does. */
  portFor(person: string, book: string): TriggerPort {
    return {
      install: (fn, everyMs) => {
        if (this.all.some((one) => one.person === person && one.book === book)) throw new Refusal(ONE_ONLY);
        const made: KeptTrigger = { id: randomUUID(), fn, person, book, everyMs, dueAt: this.now() + everyMs };
        this.all = [...this.all, made];
        return made;
      },
      list: () => this.all.filter((one) => one.person === person),
      remove: (id) => {
        this.all = this.all.filter((one) => one.id !== id || one.person !== person);
      },
    };
  }

  /** The document's due triggers, or all of them; each is due again one interval later. */
  take(book: string, all: boolean): readonly KeptTrigger[] {
    const now = this.now();
    const taken = this.all.filter((one) => one.book === book && (all || one.dueAt <= now));
    this.all = this.all.map((one) => (taken.includes(one) ? { ...one, dueAt: now + one.everyMs } : one));
    return taken;
  }

  toJSON(): readonly KeptTrigger[] {
    return this.all;
  }

  load(saved: readonly KeptTrigger[]): void {
    this.all = saved;
  }
}
