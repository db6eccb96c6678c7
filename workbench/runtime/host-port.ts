// The host as the services of one execution see it, put together from the parts of the runtime. It must not know single services.

import { Refusal } from '../model/cell';
import { copyBlock } from '../model/copying';
import { instantOf } from '../model/dates';
import { shownText, showsDate } from '../model/display';
import { duplicateTab } from '../model/duplicate';
import { setCriteria, setFilter } from '../model/filter';
import { ownRule } from '../model/rule';
import { sortBlock } from '../model/sorting';
import { deleteLines, hideLines, insertLines, moveLines } from '../model/structure';
import { writeBlock } from '../model/writing';
import type { Host, Model, Scope, StoreKind } from '../services/host';
import { TimeOver } from './execution';
import type { Account } from './ledger';
import type { Room } from './room';
import { tools } from './tools';
import { fetchAll } from './web';

const model: Model = {
  copyBlock,
  deleteLines,
  duplicateTab,
  hideLines,
  insertLines,
  instantOf,
  moveLines,
  ownRule,
  setCriteria,
  setFilter,
  shownText,
  showsDate,
  sortBlock,
  writeBlock,
};

export interface Terms {
  readonly person: string;
  readonly authMode: 'NONE' | 'LIMITED' | 'FULL';
  readonly account: Account;
  timeIsOver(): boolean;
  /** Changes with the phase: while the script is loaded, it may not touch anything that needs authorisation. */
  loading: boolean;
}

/** What is refused without full authorisation (developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle). */
const NEEDS: Readonly<Record<'NONE' | 'LIMITED', readonly Scope[]>> = {
  NONE: ['spreadsheet', 'properties', 'ui', 'web', 'email'],
  LIMITED: ['ui', 'web'],
};

export function hostFor(room: Room, terms: Terms): Host {
  const { account } = terms;
  const person = room.people.get(terms.person);
  const owner = (kind: StoreKind): string => (kind === 'user' ? person.name : kind === 'document' ? room.book.id : 'script');
  return {
    get book() {
      return room.book;
    },
    model,
    seat: person.seat,
    bill: (call) => {
      account.bill(call);
      if (terms.timeIsOver()) throw new TimeOver();
    },
    count: (read, written) => account.cells(read, written),
    authorise: (call, scope) => authorise(call, scope, room, terms),
    flush: () => room.announce(),
    ui: room.uiFor(person),
    web: {
      fetch: (asks) => {
        room.announce();
        const { settings, surroundings, script } = room;
        const started = surroundings.now();
        const replies = fetchAll(asks, { script, origin: settings.origin, standsFor: settings.standsFor, send: surroundings.send });
        account.requested(asks.length, surroundings.now() - started);
        return replies;
      },
    },
    store: (kind) => room.stores.store(kind, owner(kind)),
    cache: (kind) => room.stores.cache(kind, owner(kind)),
    lock: (kind) => room.stores.lock(kind, owner(kind)),
    facts: {
      email: person.email,
      locale: person.language,
      personKey: `key-of-person-${person.name}`,
      scriptZone: room.script.zone,
      scriptId: 'script-of-the-stand-in',
      authMode: terms.authMode,
      page: (name) => room.script.page(name),
    },
    tools: { ...tools, sleep: (ms) => room.pause(ms) },
    log: (level, text) => room.surroundings.log(`${level}: ${text}`),
  };
}

function authorise(call: string, scope: Scope, room: Room, { loading, authMode }: Terms): void {
  const mode = loading ? 'NONE' : authMode;
  const missing = room.script.missingScope(scope);
  if (missing !== null) throw new Refusal(`You do not have permission to call ${call}. Required permissions: ${missing}`);
  if (mode !== 'FULL' && NEEDS[mode].includes(scope)) throw new Refusal(`You do not have permission to call ${call}.`);
}
