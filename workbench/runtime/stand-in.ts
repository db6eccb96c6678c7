// The stand-in without threads: answers what pages ask, and runs executions one after the other. It must not know HTTP or ports.

import { randomUUID } from 'node:crypto';
import type vm from 'node:vm';
import { Book } from '../model/book';
import { copyTab } from '../model/duplicate';
import { type Deed, History } from '../model/history';
import { tabView } from '../model/view';
import type { ActAnswer, Action, HostEvent, RunAnswer } from '../protocol';
import { compileServices, execute, LIMITS, publicFunctions } from './execution';
import { hostFor, type Terms } from './host-port';
import { Account } from './ledger';
import type { Call, PageSource, RuntimeSettings, Talk } from './messages';
import { Room, type Surroundings } from './room';

/** A new spreadsheet with one sheet. */
export function newBook(name: string, zone: string): Book {
  const book = new Book(randomUUID(), name, zone);
  book.addTab('Sheet1', 0);
  return book;
}

export class StandIn {
  readonly room: Room;
  private readonly services: vm.Script;
  private readonly histories = new Map<string, History>();
  private running = false;
  private readonly waiting: (() => void)[] = [];

  constructor(book: Book, services: string, settings: RuntimeSettings, surroundings: Surroundings) {
    this.room = new Room(book, settings, surroundings);
    this.services = compileServices(services);
  }

  /** The answers that need no execution; they are given also while one waits. */
  readonly answers: { readonly [K in Exclude<keyof Talk, 'run' | 'stop'>]: (ask: Talk[K]['ask']) => Talk[K]['answer'] } = {
    act: ({ person, action }) => this.act(person, action),
    book: ({ person }) => this.room.bookView(this.room.people.get(person)),
    tab: ({ tab }) => {
      const found = this.room.book.tab(tab);
      return found && JSON.stringify(tabView(this.room.book, found));
    },
    hello: ({ person, language }) => this.hello(person, language),
    page: ({ id }) => this.page(id),
    close: ({ person, page }) => {
      this.room.closePage(this.room.people.get(person), page);
      return null;
    },
    answer: (answer) => {
      this.room.answerAlert(answer);
      return null;
    },
    ledger: () => this.room.ledger.view(),
  };

  /** Runs when no other execution does, and then replies. */
  run(call: Call, reply: (answer: RunAnswer) => void): void {
    this.queue(() => reply(this.execute(call, 'call')));
  }

  private queue(work: () => void): void {
    this.waiting.push(work);
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) next();
    } finally {
      this.running = false;
    }
  }

  private hello(name: string, language: string | undefined): HostEvent {
    const person = this.room.people.get(name);
    person.language = language ?? person.language;
    setImmediate(() => this.queue(() => this.execute({ person: name, fn: 'onOpen', args: [] }, 'open')));
    return {
      type: 'hello',
      book: this.room.bookView(person),
      menu: person.menu,
      pages: [...person.pages.values()].map(({ view }) => view),
    };
  }

  private execute({ person, fn, args }: Call, kind: 'call' | 'open'): RunAnswer {
    const { surroundings, ledger, stores, script } = this.room;
    const started = surroundings.now();
    const account = ledger.open(person, labelOf(fn, args), started);
    const terms = this.terms(person, kind, account, started);
    surroundings.tell(null, { type: 'running', fn });
    const job = {
      fn,
      kind,
      args: JSON.stringify(args),
      timeIsOver: terms.timeIsOver,
      loaded: () => Object.assign(terms, { loading: false }),
    };
    const answer = execute(this.services, script, hostFor(this.room, terms), job);
    stores.releaseAll();
    this.room.announce();
    ledger.close(account, answer.ok, surroundings.now());
    surroundings.tell(null, { type: 'running', fn: null });
    surroundings.tell(null, { type: 'ledger', executions: ledger.executions, calls: ledger.calls, modelledMs: ledger.modelledMs });
    return answer;
  }

  /** The limit holds on either clock: what has passed here, and what the calls are modelled to take. */
  private terms(person: string, kind: 'call' | 'open', account: Account, started: number): Terms {
    const limit = kind === 'open' ? LIMITS.trigger : LIMITS.call;
    const timeIsOver = (): boolean => this.room.surroundings.now() - started > limit || account.modelledMs > limit;
    return { person, authMode: kind === 'open' ? 'LIMITED' : 'FULL', account, timeIsOver, loading: true };
  }

  private page(id: string): PageSource | null {
    const page = this.room.people.page(id);
    if (page === null) return null;
    const account = new Account(0, page.owner, '', 0);
    const terms: Terms = { person: page.owner, authMode: 'NONE', account, timeIsOver: () => false, loading: true };
    return { html: page.html, functions: publicFunctions(this.services, this.room.script, hostFor(this.room, terms)) };
  }

  private act(name: string, action: Action): ActAnswer {
    const person = this.room.people.get(name);
    const history = this.histories.get(name) ?? new History();
    this.histories.set(name, history);
    try {
      if (isDeed(action)) this.perform(history, name, action);
      else if (action.do === 'copyBook') this.copyBook();
      else if (action.do === 'undo') history.undo();
      else history.redo(this.room.book, person.seat);
      this.room.announce();
      return { ok: true };
    } catch (error) {
      if ((error as Error).name !== 'Refusal') throw error;
      return { ok: false, problem: (error as Error).message };
    }
  }

  private perform(history: History, name: string, deed: Deed): void {
    const { seat } = this.room.people.get(name);
    const before = seat.active;
    history.perform(this.room.book, seat, deed);
    if (seat.active !== before) this.room.uiFor(this.room.people.get(name)).showSelection();
  }

  /** The copy takes the place of the spreadsheet here: another id, the same sheets, no document properties. */
  private copyBook(): void {
    const { book } = this.room;
    const copy = new Book(randomUUID(), `Copy of ${book.name}`, book.zone);
    for (const tab of book.tabs) copy.addTab(tab.name, copy.tabs.length, copyTab(tab, tab.id, tab.name));
    for (const { place, key, value, visibility } of book.metadata) copy.addMetadata(place, key, value, visibility);
    for (const tab of copy.tabs) copy.reshape(tab);
    this.room.book = copy;
    this.histories.clear();
  }
}

const isDeed = (action: Action): action is Deed => !['copyBook', 'undo', 'redo'].includes(action.do);

/** An execution in the ledger: a script with one function for all its pages says in the first argument what is asked. */
const labelOf = (fn: string, [first]: readonly unknown[]): string => (typeof first === 'string' ? `${fn} ${first}` : fn);
