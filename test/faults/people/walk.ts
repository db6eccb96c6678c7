// Three months of a team, one action after another: people, colleagues in the CRM, refreshes, Syncs, undo, closed pages, sorts, and columns
// of their own.

import { creator } from '../../fakes/office';
import { Team } from './team';

/** 300 steps of seven hours are almost three months. */
const STEP_MS = 7 * 3_600_000;

export class Walk extends Team {
  private joined = 0;
  private columns = 0;

  /** Performs that many actions; a page at work is pressed on until it is idle, left as it is, or closed. */
  walk(steps: number): void {
    for (let i = 0; i < steps; i += 1) {
      this.office.clock.sleep(this.random.below(2 * STEP_MS));
      this.happens();
      const member = this.random.pick(this.members);
      if (this.random.chance(0.1)) member.page = { at: 'rest' };
      for (let call = 0; call < CALLS; call += 1) {
        this.step(member);
        this.office.clock.sleep(1_000);
        if (member.page.at === 'rest' || this.random.chance(0.03)) break;
      }
    }
  }

  private happens(): void {
    const what = this.random.below(100);
    if (what < 50) this.type();
    else if (what < 62) this.sort();
    else if (what < 86) this.changeInCrm();
    else if (what < 90) this.joins();
    else if (what < 93) this.ownColumn();
    else if (what < 96) this.renames();
    else this.moves();
  }

  /** A colleague adds somebody to the CRM; the next refresh adds a row. */
  private joins(): void {
    this.joined += 1;
    const id = creator(`j-${this.joined}`);
    this.crm.join(id);
    this.ids.push(id);
  }

  /** Somebody's own column, between ours or after them. */
  private ownColumn(): void {
    this.columns += 1;
    const at = 2 + this.random.below(this.grid.lastColumn());
    this.grid.insertColumns(at);
    const heading = `Own ${this.columns}`;
    this.grid.type(1, at, heading);
    for (const [id, row] of this.rows()) this.own(row, at, `${heading} of ${id}`);
  }

  /** A label is renamed in the CRM. */
  private renames(): void {
    const label = this.random.pick(this.crm.labelList);
    this.typed += 1;
    this.crm.perform('updateLabel', label.id, { name: `Label ${this.typed}` }, `by hand ${this.typed}`);
  }

  private moves(): void {
    const last = this.grid.lastColumn();
    this.grid.moveColumns(2 + this.random.below(last - 1), 1, 2 + this.random.below(last - 1));
  }
}

/** Maximum calls of one action. */
const CALLS = 60;
