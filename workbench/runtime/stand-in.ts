// The stand-in without threads: answers the pages' questions, and runs executions one after another.

import { randomUUID } from 'node:crypto';
import type vm from 'node:vm';
import { Book } from '../model/book';
import { copyTab } from '../model/duplicate';
import { demandAllowed } from '../model/guarding';
import { type BookAction, History } from '../model/history';
import { tabView } from '../model/view';
import type { ActAnswer, Action, HostEvent, RunAnswer } from '../protocol';
import { thrown } from '../thrown';
import { compileServices, execute, LIMITS, publicFunctions } from './execution';
import { hostFor, type Terms } from './host-port';
import { Account } from './ledger';
import type { Call, PageSource, RuntimeSettings, Talk } from './messages';
import { type SessionPorts, SharedSession } from './shared-session';
import type { KeptTrigger } from './triggers';

type Kind = keyof typeof LIMITS;

/** A new spreadsheet with one sheet. */
export function newBook(name: string, zone: string, locale: string): Book {
  const book = new Book(randomUUID(), name, zone);
  book.setLocale(locale);
  book.addTab('Sheet1', 0);
  return book;
}

export class StandIn {
  readonly session: SharedSession;
  private readonly services: vm.Script;
  private readonly histories = new Map<string, History>();
  private running = false;
  private readonly waiting: (() => void)[] = [];

  constructor(book: Book, services: string, settings: RuntimeSettings, ports: SessionPorts) {
    this.session = new SharedSession(book, settings, ports);
    this.services = compileServices(services);
  }

  /** The answers that need no execution; they are given even while one waits. */
  readonly answers: { readonly [K in Exclude<keyof Talk, 'run' | 'stop'>]: (ask: Talk[K]['ask']) => Talk[K]['answer'] } = {
    act: ({ person, action }) => this.act(person, action),
    book: ({ person }) => this.session.bookView(this.session.people.get(person)),
    tab: ({ tab }) => {
      const found = this.session.book.tab(tab);
      return found && JSON.stringify(tabView(this.session.book, found));
    },
    hello: ({ person, language }) => this.hello(person, language),
    page: ({ id }) => this.page(id),
    close: ({ person, page }) => {
      this.session.closePage(this.session.people.get(person), page);
      return null;
    },
    ledger: () => this.session.ledger.view(),
    timers: () => {
      const waiting = this.session.triggers.take(this.session.book.id, true);
      setImmediate(() => this.runTimers(waiting));
      return { fired: waiting.length };
    },
    mail: () => ({ mails: this.session.outbox.sent, zone: this.session.book.zone }),
    pass: ({ ms }) => {
      this.session.ports.clock.pass(ms);
      return null;
    },
  };

  /** Runs the spreadsheet's due timers; returns whether there were any. */
  runDueTimers(): boolean {
    const due = this.session.triggers.take(this.session.book.id, false);
    this.runTimers(due);
    return due.length > 0;
  }

  private runTimers(timers: readonly KeptTrigger[]): void {
    for (const { person, fn, id } of timers) this.queue(() => this.execute({ person, fn, args: [id] }, 'timer'));
  }

  /** Runs when no other execution does, then replies. */
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
    const person = this.session.people.get(name);
    person.language = language ?? person.language;
    setImmediate(() => this.queue(() => this.execute({ person: name, fn: 'onOpen', args: [] }, 'open')));
    return {
      type: 'hello',
      book: this.session.bookView(person),
      menu: person.menu,
      pages: [...person.pages.values()].map(({ view }) => view),
    };
  }

  private execute({ person, fn, args }: Call, kind: Kind): RunAnswer {
    const { ports, ledger, stores, script, settings } = this.session;
    const { clock } = ports;
    const started = clock.now();
    const prices = { times: settings.costs, spent: (ms: number) => (settings.modeled ? clock.pass(ms) : undefined) };
    const account = ledger.open(person, kind === 'timer' ? `${fn} (timer)` : labelOf(fn, args), started, prices);
    if (settings.modeled) clock.stop();
    const terms = this.terms(person, kind, account, started);
    ports.tell(null, { type: 'running', fn });
    const job = {
      fn,
      limitMs: clock.machineMs(LIMITS[kind]),
      kind,
      args: JSON.stringify(args),
      timeIsOver: terms.timeIsOver,
      loaded: () => Object.assign(terms, { loading: false }),
    };
    let answer: RunAnswer;
    try {
      answer = execute(this.services, script, hostFor(this.session, terms), job);
      stores.releaseAll();
      this.session.announce();
    } finally {
      // With the clock stopped, waiting would never end.
      clock.run();
    }
    ledger.close(account, answer.ok, clock.now());
    ports.tell(null, { type: 'running', fn: null });
    ports.tell(null, { type: 'ledger', executions: ledger.executions, calls: ledger.calls, modeledMs: ledger.modeledMs });
    return answer;
  }

  /** The limit applies on both clocks: the time passed on the stand-in's, and the modeled cost of the calls. */
  private terms(person: string, kind: Kind, account: Account, started: number): Terms {
    const limit = LIMITS[kind];
    const timeIsOver = (): boolean => this.session.ports.clock.now() - started > limit || account.modeledMs > limit;
    return { person, authMode: kind === 'open' ? 'LIMITED' : 'FULL', account, timeIsOver, loading: true, unattended: kind === 'timer' };
  }

  private page(id: string): PageSource | null {
    const page = this.session.people.page(id);
    if (page === null) return null;
    const account = new Account(0, page.owner, '', 0);
    const terms: Terms = { person: page.owner, authMode: 'NONE', account, timeIsOver: () => false, loading: true, unattended: false };
    return { html: page.html, functions: publicFunctions(this.services, this.session.script, hostFor(this.session, terms)) };
  }

  private act(name: string, action: Action): ActAnswer {
    const person = this.session.people.get(name);
    const history = this.histories.get(name) ?? new History();
    this.histories.set(name, history);
    try {
      const owns = this.session.people.all()[0] === person;
      demandAllowed(this.session.book, action, { email: person.email, owns, views: person.views, locale: person.language });
      if (isBookAction(action)) this.perform(history, name, action);
      else if (action.do === 'copyBook') this.copyBook();
      else if (action.do === 'undo') history.undo();
      else history.redo(this.session.book, person.userSelection);
      this.session.announce();
      return { ok: true };
    } catch (error) {
      const { name, message } = thrown(error);
      if (name !== 'Refusal') throw error;
      return { ok: false, problem: message };
    }
  }

  private perform(history: History, name: string, action: BookAction): void {
    const { userSelection } = this.session.people.get(name);
    const before = userSelection.active;
    history.perform(this.session.book, userSelection, action);
    if (userSelection.active !== before) this.session.uiFor(this.session.people.get(name)).showSelection();
  }

  /** The copy replaces the spreadsheet here: another id, the same sheets, no document properties. */
  private copyBook(): void {
    const { book } = this.session;
    const copy = new Book(randomUUID(), `Copy of ${book.name}`, book.zone);
    copy.now = book.now;
    copy.setLocale(book.locale.name);
    for (const tab of book.tabs) copy.addTab(tab.name, copy.tabs.length, copyTab(tab, tab.id, tab.name));
    for (const { place, key, value, visibility } of book.metadata) copy.addMetadata(place, key, value, visibility);
    for (const tab of copy.tabs) copy.reshape(tab);
    this.session.book = copy;
    this.histories.clear();
  }
}

const isBookAction = (action: Action): action is BookAction => !['copyBook', 'undo', 'redo'].includes(action.do);

/** An execution's name in the ledger: a script with a single function for all its pages gives the request in the first argument. */
const labelOf = (fn: string, [first]: readonly unknown[]): string => (typeof first === 'string' ? `${fn} ${first}` : fn);
