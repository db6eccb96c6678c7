// The entry points that Google, menus, and pages call by name, and nothing else. Wires the adapters into the commands.

import { clearMemory, keyNewsKeeper } from './commands/account/key-news';
import { answerCall } from './commands/calls';
import type { Context } from './commands/context';
import { contextFor } from './commands/practice/practice-context';
import { workByItself } from './commands/schedule/by-itself';
import { createCrm } from './crm/client';
import type { Reply } from './rpc/problems';
import { openBook } from './sheets/book';
import { clock, newId } from './sheets/clock';
import { sha256 } from './sheets/digest';
import { http } from './sheets/http';
import { documentLock } from './sheets/lock';
import { ownMail } from './sheets/mail';
import { documentMemory, personMemory } from './sheets/memory';
import { paceMemory } from './sheets/pace';
import { pagesMemory } from './sheets/pages';
import { demandNeeded } from './sheets/permission';
import { currentPerson } from './sheets/person';
import { documentTimer } from './sheets/timer';
import { problemOfThrown } from './sheets/trouble';
import { showMenu, showReview, showSidebar, timeOf, uiLocale } from './sheets/ui';
import { unzip, zip } from './sheets/unzip';
import { languageOf, words as wordsOf } from './text/words';

/** `firing`: Google's id of the trigger that fired. */
function context(firing = ''): Context {
  const book = openBook();
  const mine = personMemory();
  const person = currentPerson(mine, book.id);
  const language = languageOf(person.locale);
  const words = wordsOf(language);
  return {
    book,
    mine,
    shared: documentMemory(),
    lock: documentLock(),
    clock,
    newId,
    digest: sha256,
    unzip,
    zip,
    person,
    crmWith: (key, listed) =>
      createCrm({
        http,
        pace: paceMemory(key),
        pages: pagesMemory(key),
        clock,
        newId,
        key,
        listed,
        clears: clearMemory(mine),
        heard: keyNewsKeeper(mine),
      }),
    paceOf: (key) => paceMemory(key).read(),
    timeOf,
    words,
    language,
    timer: documentTimer(mine, book.id, firing),
    mail: ownMail,
    showReview,
  };
}

/** Only builds the menu, because this also runs before the add-on is authorized. */
export function onOpen(): void {
  const { menu } = wordsOf(languageOf(uiLocale()));
  showMenu([{ caption: menu.open, fn: 'openSidebar' }]);
}

export function onInstall(): void {
  onOpen();
}

export function openSidebar(): void {
  demandNeeded();
  showSidebar(wordsOf(languageOf(uiLocale())).cells.titles.sidebar);
}

/** The only entry point for pages. `tab`: the tab the call is about; anything but an id means the active tab. */
export function answer(name: unknown, args: unknown, tab?: unknown): Reply<unknown> {
  return answerCall(() => contextFor(context(), typeof tab === 'number' ? tab : undefined), name, args, problemOfThrown);
}

/** Matches no tab of a spreadsheet, which keeps the practice out of the timer's reach whichever tab is active. */
const NO_TAB = -1;

/** The timer's handler, called about once an hour. If a page calls it, it does only what the timer would do now. */
export function onTimer(event?: unknown): void {
  const firing = typeof event === 'object' && event !== null && 'triggerUid' in event ? String(event.triggerUid) : '';
  workByItself(contextFor(context(firing), NO_TAB), problemOfThrown);
}
