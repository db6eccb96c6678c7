// The host as the services of one execution see it, assembled from the parts of the runtime.

import { ANSWER_MS } from '../cost';
import { Refusal } from '../model/cell';
import { UserSelection } from '../model/user-selection';
import type { Host, Scope, StoreKind } from '../services/host';
import { TimeOver } from './execution';
import type { Account } from './ledger';
import { model } from './model-port';
import type { SharedSession } from './shared-session';
import { tools } from './tools';
import { fetchAll } from './web';

export interface Terms {
  readonly person: string;
  readonly authMode: 'NONE' | 'LIMITED' | 'FULL';
  readonly account: Account;
  timeIsOver(): boolean;
  /** Changes with the phase: while the script is loading, it must not touch anything that needs authorization. */
  loading: boolean;
  /** Run by a trigger: there is no page, and nobody's selection. */
  readonly unattended: boolean;
}

/** What is refused without full authorization (developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle). */
const NEEDS: Readonly<Record<'NONE' | 'LIMITED', readonly Scope[]>> = {
  NONE: ['spreadsheet', 'properties', 'ui', 'web', 'email', 'triggers', 'mail'],
  LIMITED: ['ui', 'web', 'triggers', 'mail'],
};

export function hostFor(session: SharedSession, terms: Terms): Host {
  const { account } = terms;
  const { clock } = session.ports;
  const person = session.people.get(terms.person);
  const owner = (kind: StoreKind): string => (kind === 'user' ? person.name : session.book.id);
  return {
    get book() {
      return session.book;
    },
    model,
    userSelection: terms.unattended ? new UserSelection(session.book.tabs[0]?.id ?? 0) : person.userSelection,
    bill: (call) => {
      account.bill(call);
      if (terms.timeIsOver()) throw new TimeOver();
    },
    count: (read, written) => account.cells(read, written),
    authorize: (call, scope) => authorize(call, scope, session, terms),
    refusesLate: true,
    flush: () => session.announce(),
    ui: session.uiFor(person),
    web: {
      fetch: (asks) => {
        session.announce();
        const { settings, ports, script } = session;
        account.requested(asks.length);
        const ways = { script, origin: settings.origin, standsFor: settings.standsFor, send: ports.send };
        const answered = () => fetchAll(asks, ways);
        return settings.modeled ? inModeledTime(session, account, answered) : whileTimeRuns(session, account, answered);
      },
    },
    store: (kind) => session.stores.store(kind, owner(kind)),
    cache: (kind) => session.stores.cache(kind, owner(kind)),
    lock: (kind) => session.stores.lock(kind, owner(kind)),
    triggers: session.triggers.portFor(person.name, session.book.id),
    mail: session.outbox.portFor(person.email),
    facts: {
      email: person.email,
      people: session.people.all().flatMap(({ email, views }) => (views ? [] : [email])),
      locale: person.language,
      scriptZone: session.script.zone,
      scriptId: 'script-of-the-stand-in',
      authMode: terms.authMode,
      unattended: terms.unattended,
      withheld: (scopes) =>
        (scopes ?? session.script.asked).some((scope) => !session.script.asked.includes(scope) || person.withheld.has(scope)),
      page: (name) => session.script.page(name),
    },
    now: clock.now,
    tools: { ...tools, sleep: (ms) => sleep(session, account, ms) },
    log: (level, text) => session.ports.log(`${level}: ${text}`),
  };
}

/** Waiting takes real time, even when otherwise only modeled costs pass. */
function whileTimeRuns<T>({ ports: { clock }, settings }: SharedSession, account: Account, work: () => T): T {
  const started = clock.now();
  clock.run();
  try {
    return work();
  } finally {
    account.waited(clock.now() - started);
    if (settings.modeled) clock.stop();
  }
}

/** On the modeled clock an answer takes its modeled time, however busy the machine is. */
function inModeledTime<T>({ ports: { clock } }: SharedSession, account: Account, work: () => T): T {
  const answer = work();
  account.waited(ANSWER_MS);
  clock.pass(ANSWER_MS);
  return answer;
}

/** On the modeled clock nothing really sleeps: the time has passed, and people have acted meanwhile. */
function sleep(session: SharedSession, account: Account, ms: number): void {
  if (!session.settings.modeled) return whileTimeRuns(session, account, () => session.pause(ms));
  account.waited(ms);
  session.ports.clock.pass(ms);
  session.pause(0);
}

function authorize(call: string, scope: Scope, session: SharedSession, { loading, authMode, person }: Terms): void {
  const mode = loading ? 'NONE' : authMode;
  const grants = session.script.grants(scope);
  const { withheld } = session.people.get(person);
  const missing = session.script.missingScope(scope) ?? (grants.length > 0 && grants.every((one) => withheld.has(one)) ? grants[0] : null);
  if (missing != null) throw new Refusal(`You do not have permission to call ${call}. Required permissions: ${missing}`);
  if (mode !== 'FULL' && NEEDS[mode].includes(scope)) throw new Refusal(`You do not have permission to call ${call}.`);
}
