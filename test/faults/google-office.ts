// A document on the emulated services with a person, their CRM and their time: what one execution leaves is all that the next one knows.

import type { Context } from '../../src/commands/context';
import { countedId, VirtualClock } from '../fakes/memory-platform';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import type { Adapters } from '../sheets/conformance/emulated-realm';
import { type EmulatedDocument, emulatedDocument } from '../sheets/conformance/emulated-stage';
import { Person } from './person';

export const IDS = ['1234567890123456789', '00120', 'c-3', 'c-4'];

export class GoogleOffice {
  private ids = 0;
  /** Whether the person has typed what they want to sync. */
  edited = false;

  private constructor(
    readonly document: EmulatedDocument,
    readonly crm: ModelCrm,
    readonly clock: VirtualClock,
  ) {
    document.host.tools.sleep = (ms) => clock.sleep(ms);
  }

  static opened(): GoogleOffice {
    const crm = new ModelCrm();
    for (const id of IDS) crm.channels.set(creator(id), blankChannel(creator(id)));
    const office = new GoogleOffice(emulatedDocument(), crm, new VirtualClock());
    office.person().ctx.mine.write('crm.key', 'nox_sk_test');
    return office;
  }

  /** The same office by itself, as it is between two executions. */
  twin(): GoogleOffice {
    const twin = new GoogleOffice(this.document.twin(), this.crm.twin(), new VirtualClock(this.clock.now()));
    twin.ids = this.ids;
    twin.edited = this.edited;
    return twin;
  }

  /** The person in an execution, by default a new one: what it knows is in the document. */
  person(adapters: Adapters = this.document.enter()): Person {
    const { clock, crm } = this;
    const ctx: Context = {
      ...new Office(crm).ctx,
      book: adapters.openBook(),
      shared: adapters.documentMemory(),
      mine: adapters.personMemory(),
      lock: adapters.documentLock(),
      clock,
      newId: () => {
        this.ids += 1;
        return countedId(this.ids);
      },
      crmWith: () => crm,
    };
    return new Person(ctx, (ms) => clock.sleep(ms));
  }

  /**
   * What the person types once the creators are there: two statuses, a note, and something in a column of their own. They look at the
   * sheet, not at the add-on, so none of the add-on's calls are spent on finding the cells, and no fault meets them.
   */
  edit(): void {
    const tab = this.document.twin().enter().openBook().activeTab();
    const columnOf = (field: string): number => tab?.columns().find((one) => one.field === field)?.column ?? 0;
    const type = (row: number, field: string, text: string): void => this.document.people.type(tab?.id ?? 0, row, columnOf(field), text);
    type(2, 'status', 'Completed');
    type(3, 'status', 'Completed');
    type(4, 'notes', 'A note by hand');
    this.document.people.type(tab?.id ?? 0, 2, 19, 'my own');
    this.edited = true;
  }
}
