// A person who practices in a file, with a network that counts its requests.

import type { SidebarState } from '../../sidebar/calls';
import type { Context } from '../../src/commands/context';
import { startPractice } from '../../src/commands/practice/practice';
import { contextFor } from '../../src/commands/practice/practice-context';
import { readState } from '../../src/commands/state';
import { ModelCrm } from '../fakes/model-crm';
import { must, Office } from '../fakes/office';

/** A person in a file; the network is a CRM that counts its requests. */
export class PracticingPerson {
  readonly crm = new ModelCrm();
  readonly office: Office;
  asked = 0;
  /** Everything as `src/main.ts` creates it for a call, before choosing what the call works with. */
  readonly whole: Context;

  constructor(office?: Office, name = 'Sample person 1', connectedToo = false) {
    this.office = office ?? new Office(this.crm);
    const ctx = this.office.contextOf(name);
    if (!connectedToo) ctx.mine.write('crm.key', null);
    this.whole = {
      ...ctx,
      crmWith: (key) => {
        this.asked += 1;
        return ctx.crmWith(key);
      },
    };
  }

  /** As for a page's call: about this tab, or the active one. */
  ctx = (tab?: number): Context => contextFor(this.whole, tab);

  state(): SidebarState {
    return must(readState(this.ctx(), { withEdits: true }));
  }

  begin(): number {
    must(startPractice(this.ctx()));
    return this.office.tab.id;
  }

  type(row: number, field: string, text: string): void {
    const { grid } = this.office.tab;
    grid.type(row, grid.columnOf(field), text);
  }

  cell(row: number, field: string): string {
    const { grid } = this.office.tab;
    return grid.text(row, grid.columnOf(field));
  }

  /** Syncs all edits, resolving conflicts with the person's values. */
  sync() {
    const ctx = this.ctx();
    const review = this.office.review('all', ctx);
    if (review === null) throw new Error('there is nothing to send');
    return { review, progress: this.office.send(review, [], ctx) };
  }

  /** The stored data of everybody and of the person, and the tabs. */
  kept() {
    const { book, shared } = this.office;
    return JSON.stringify({
      tabs: book.tabs().map(({ id, name, grid }) => [id, name, grid.lastRow()]),
      hidden: [...book.hiddenSheets],
      shared: [...shared.texts],
      mine: this.whole.mine.keys('').map((key) => [key, this.whole.mine.read(key)]),
    });
  }
}
