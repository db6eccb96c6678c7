// The session in which everything happens: the book, its people, the scripts' stored data, and the connection to the pages.

import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Book } from '../model/book';
import { tabSummary } from '../model/view';
import type { BookView, HostEvent, MenuEntry, PageView } from '../protocol';
import type { UiPort } from '../services/host';
import { announce } from './announcer';
import { Ledger } from './ledger';
import type { RuntimeSettings } from './messages';
import { Outbox } from './outbox';
import { People, type Person } from './people';
import type { WebAnswer, WebRequest } from './request';
import { Script } from './script';
import { Stores } from './stores';
import { Triggers } from './triggers';

/** What the session needs from its thread. */
export interface SessionPorts {
  /** Sends to the pages of one person, or of everybody. */
  tell(to: string | null, event: HostEvent): void;
  /** Sends all at once and blocks until all are answered; people act meanwhile. */
  send(requests: readonly WebRequest[]): readonly WebAnswer[];
  /** Blocks until that many milliseconds of the stand-in's clock have passed; people act meanwhile. */
  wait(ms: number): void;
  readonly clock: Pick<Clock, 'now' | 'machineMs' | 'stop' | 'pass' | 'run'>;
  log(line: string): void;
}

export class SharedSession {
  readonly people: People;
  readonly stores: Stores;
  readonly triggers: Triggers;
  readonly outbox: Outbox;
  readonly ledger = new Ledger();
  readonly script: Script;

  constructor(
    public book: Book,
    readonly settings: RuntimeSettings,
    readonly ports: SessionPorts,
  ) {
    this.script = new Script(settings.script);
    this.people = new People(() => this.book.tabs.find(({ hidden }) => !hidden)?.id ?? 0);
    this.stores = new Stores(ports.clock.now, (ms) => this.pause(ms));
    this.triggers = new Triggers(ports.clock.now);
    this.outbox = new Outbox(ports.clock.now);
    this.book.now = ports.clock.now;
  }

  /** Recalculates, and tells the pages what changed. */
  announce(): void {
    announce(
      this.book,
      (to, event) => this.ports.tell(to, event),
      () => this.tellBook(),
    );
  }

  private tellBook(): void {
    for (const person of this.people.all()) this.ports.tell(person.name, { type: 'book', book: this.bookView(person) });
  }

  bookView({ userSelection }: Person): BookView {
    const { id, name, tabs, zone } = this.book;
    const shown = tabs.find((tab) => tab.id === userSelection.active && !tab.hidden) ?? tabs.find(({ hidden }) => !hidden);
    userSelection.active = shown?.id ?? userSelection.active;
    return {
      id,
      name,
      tabs: tabs.map(tabSummary),
      active: userSelection.active,
      selection: userSelection.selected(userSelection.active)[0],
      timeZone: zone,
      sampleKey: this.settings.sampleKey,
    };
  }

  /** Blocks; people act meanwhile. */
  pause(ms: number): void {
    this.announce();
    this.ports.wait(ms);
  }

  closePage(owner: Person, id: string): void {
    if (owner.pages.delete(id)) this.ports.tell(owner.name, { type: 'pageClosed', id });
  }

  /** The user interface as one person's script sees it. */
  uiFor(person: Person): UiPort {
    const tell = (event: HostEvent): void => this.ports.tell(person.name, event);
    return {
      toast: (message, title, seconds) => tell({ type: 'toast', message, title, seconds }),
      open: (place, title, html, width, height) => this.openPage(person, { id: randomUUID(), place, title, width, height }, html),
      setMenu: (caption, entries) => this.setMenu(person, caption, entries),
      showSelection: () => {
        this.announce();
        const { active } = person.userSelection;
        tell({ type: 'book', book: this.bookView(person) });
        tell({ type: 'select', tab: active, block: person.userSelection.selected(active)[0] });
      },
    };
  }

  /** A person has one sidebar and one dialog; a new one replaces it. */
  private openPage(person: Person, view: PageView, html: string): void {
    const isSidebar = (page: PageView): boolean => page.place === 'sidebar';
    for (const { view: other } of [...person.pages.values()]) if (isSidebar(other) === isSidebar(view)) this.closePage(person, other.id);
    person.pages.set(view.id, { owner: person.name, view, html });
    this.ports.tell(person.name, { type: 'page', page: view });
  }

  /**
   * The page shows menus below "Extensions"; the add-on's has the add-on's name, as in Sheets. Objects from a script's realm are copied.
   */
  private setMenu(person: Person, caption: string | null, given: readonly MenuEntry[]): void {
    const entries: readonly MenuEntry[] = JSON.parse(JSON.stringify(given));
    person.setMenu(caption ?? this.settings.addOnName, entries);
    this.ports.tell(person.name, { type: 'menu', menu: person.menu });
  }
}
