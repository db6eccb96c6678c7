// One person's work with the spreadsheet: the active tab, the selection, and the exchange with the host.
// The grid that draws is a port.

import type { ActAnswer, Action, Block, HostEvent, RunAnswer } from '../protocol';
import type { Call, HostLink } from './host-link';
import { type Place, sameBlock } from './model/block';
import { at, firstPlace, keptInside, NOWHERE, over, type Selection } from './model/selection';
import { EMPTY, type PageState, received, withNotice } from './model/state';
import { Store } from './model/store';
import { TabModel } from './model/tab-model';

/** What the session needs from the view that draws the cells. */
export interface GridPort {
  /** Scrolls until the place of the active tab is visible, once it is drawn. */
  reveal(place: Place): void;
  /** Takes the focus. */
  focus(): void;
  /** Passes the focus to the add-on's page, or to the menus. */
  leave(): void;
  /** The position of a cell in the window; null if it is scrolled out of view. */
  box(place: Place): DOMRect | null;
  /** How many rows fit into the window. */
  pageRows(): number;
}

type CellsEvent = Extract<HostEvent, { type: 'cells' }>;

/** A tab's cells that are being fetched. */
interface Fetch {
  /** The tab has changed since they were requested. */
  again: boolean;
  readonly held: CellsEvent[];
}

/** Selections of a drag or a held arrow key are sent to the host once they settle. */
const SELECT_PAUSE = 100;

/** How long after its answer the event of a typed text may take, in milliseconds. */
const EVENT_PAUSE = 1000;

export class Session {
  readonly store = new Store<PageState>(EMPTY);
  grid: GridPort | null = null;
  private readonly selections = new Map<number, Selection>();
  /** The cells of tabs shown before, kept current: whoever comes back to one can type at once. */
  private readonly tabs = new Map<number, TabModel>();
  private readonly fetches = new Map<number, Fetch>();
  private toldSelection: { tab: number; block: Block } | null = null;
  private selectTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly link: HostLink,
    readonly person: string,
  ) {}

  get state(): PageState {
    return this.store.now;
  }

  start(): void {
    this.link.listen(
      (event) => this.receive(event),
      () => this.store.change({ link: this.state.book ? 'reconnecting' : 'connecting' }),
    );
  }

  /** Sends an action; a refusal is shown, and the cells are fetched again if the page had run ahead. */
  async act(action: Action): Promise<ActAnswer> {
    const answer = await this.link.act(action);
    if (!answer.ok) this.report('There was a problem', answer.problem);
    return answer;
  }

  /** Runs a function of the add-on with the selection that the person sees. */
  async run(call: Call): Promise<RunAnswer> {
    this.tellSelection();
    return this.link.run(call);
  }

  /** Runs a menu entry; its error is shown as in Sheets. */
  async runMenu(fn: string): Promise<void> {
    const answer = await this.run({ fn, args: [] });
    if (!answer.ok) this.report('Script error', `${answer.error.name}: ${answer.error.message}`);
  }

  report(title: string, message: string): void {
    this.store.set(withNotice(this.state, { title, message, seconds: 0, tone: 'problem' }));
  }

  select(selection: Selection, reveal: Place | null = selection.head): void {
    this.store.change({ selection });
    if (reveal) this.grid?.reveal(reveal);
    clearTimeout(this.selectTimer);
    this.selectTimer = setTimeout(() => this.tellSelection(), SELECT_PAUSE);
  }

  /** Activates a tab, with the selection it had. */
  activate(id: number): void {
    if (id === this.state.tabId) return;
    this.show(id);
    void this.act({ do: 'activateTab', tab: id });
  }

  /** Types into a cell; shown immediately, and reverted if the host refuses. */
  async type(tab: number, place: Place, text: string): Promise<void> {
    const model = this.state.tab;
    const expected = model?.expect(place, text);
    this.bump();
    const answer = await this.act({ do: 'type', tab, ...place, text });
    // A text that changes nothing brings no event to replace it.
    setTimeout(() => expected && model?.forget(place, expected) && this.bump(), answer.ok ? EVENT_PAUSE : 0);
  }

  private receive(event: HostEvent): void {
    const before = this.state.book?.active;
    this.store.set(received(this.state, event));
    if (event.type === 'hello') this.greet(event.book.selection);
    else if (event.type === 'book') this.followBook(before);
    else if (event.type === 'cells') this.takeCells(event);
    else if (event.type === 'tab') this.fetchAgain(event.tab);
    else if (event.type === 'select') this.followSelection(event.tab, event.block);
  }

  private greet(block: Block | null): void {
    const book = this.state.book;
    if (!book) return;
    // Events may have been missed while there was no connection.
    this.tabs.clear();
    const known = book.tabs.some(({ id }) => id === this.state.tabId);
    if (known && this.state.tabId !== null) {
      void this.fetchTab(this.state.tabId);
      return;
    }
    if (block) this.selections.set(book.active, over(block));
    this.show(book.active);
  }

  /** The host moved to another tab, or the active one is gone. */
  private followBook(before: number | undefined): void {
    const book = this.state.book;
    if (!book) return;
    const gone = !book.tabs.some(({ id, hidden }) => id === this.state.tabId && !hidden);
    if (book.active !== before || gone) this.show(book.active);
  }

  private followSelection(tab: number, block: Block): void {
    this.selections.set(tab, over(block));
    this.toldSelection = { tab, block };
    if (tab !== this.state.tabId) this.show(tab);
    else this.store.change({ selection: over(block) });
    this.grid?.reveal(block);
  }

  private show(id: number): void {
    const { tabId, selection } = this.state;
    if (id === tabId) return;
    if (tabId !== null) this.selections.set(tabId, selection);
    this.store.change({ tabId: id, tab: null, editing: null, popup: null, selection: this.selections.get(id) ?? NOWHERE });
    const tab = this.tabs.get(id);
    if (tab === undefined) void this.fetchTab(id);
    else this.showCells(tab);
  }

  /** What is known of a tab no longer holds; one in the background is fetched when it is next shown. */
  private fetchAgain(id: number): void {
    if (id === this.state.tabId) void this.fetchTab(id);
    else this.tabs.delete(id);
  }

  /** Fetches the cells of a tab; changes that arrive meanwhile are held and applied afterwards. */
  private async fetchTab(id: number): Promise<void> {
    const running = this.fetches.get(id);
    if (running) {
      running.again = true;
      return;
    }
    const fetch: Fetch = { again: true, held: [] };
    this.fetches.set(id, fetch);
    this.tabs.delete(id);
    try {
      while (fetch.again) {
        fetch.again = false;
        const view = await this.link.tab(id);
        const held = fetch.held.splice(0);
        if (id === this.state.tabId) this.takeTab(new TabModel(view), held);
      }
    } catch {
      // Gone meanwhile, or the connection broke: the next `book` or `hello` tells the active tab.
    } finally {
      this.fetches.delete(id);
    }
  }

  private takeTab(tab: TabModel, held: readonly CellsEvent[]): void {
    for (const event of held) if (event.version > tab.version) tab.patch(event.version, event.cells);
    this.tabs.set(tab.view.id, tab);
    this.showCells(tab);
  }

  private showCells(tab: TabModel): void {
    const { selection, tick } = this.state;
    this.store.change({ tab, selection: selection === NOWHERE ? at(firstPlace(tab)) : keptInside(selection, tab), tick: tick + 1 });
  }

  private takeCells(event: CellsEvent): void {
    const fetch = this.fetches.get(event.tab);
    const tab = this.tabs.get(event.tab);
    if (fetch) fetch.held.push(event);
    else if (tab === undefined || event.version <= tab.version) return;
    else if (event.version !== tab.version + 1) this.fetchAgain(event.tab);
    else {
      tab.patch(event.version, event.cells);
      if (event.tab === this.state.tabId) this.bump();
    }
  }

  private bump(): void {
    this.store.change({ tick: this.state.tick + 1 });
  }

  private tellSelection(): void {
    clearTimeout(this.selectTimer);
    const { tabId, selection } = this.state;
    if (tabId === null) return;
    if (this.toldSelection?.tab === tabId && sameBlock(this.toldSelection.block, selection.block)) return;
    this.toldSelection = { tab: tabId, block: selection.block };
    void this.link.act({ do: 'select', tab: tabId, block: selection.block });
  }
}
