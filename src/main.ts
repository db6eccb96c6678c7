// Every function that Google, a menu or the pages may call by name, and nothing else; wires the adapters into the commands.

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
import { currentPerson } from './sheets/person';
import { documentTimer } from './sheets/timer';
import { problemOfThrown } from './sheets/trouble';
import { showMenu, showReview, showSidebar, timeOf, uiLocale } from './sheets/ui';
import { unzip, zip } from './sheets/unzip';
import { languageOf, words as wordsOf } from './text/words';

/** `firing`: the trigger that called, by Google's id. */
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

/** Builds the menu only: it also runs where nothing has been authorised yet. */
export function onOpen(): void {
  const { menu } = wordsOf(languageOf(uiLocale()));
  showMenu([{ caption: menu.open, fn: 'openSidebar' }]);
}

export function onInstall(): void {
  onOpen();
}

export function openSidebar(): void {
  showSidebar(wordsOf(languageOf(uiLocale())).cells.titles.sidebar);
}

/** The pages' one way in. `tab`: the tab that the page's word is about; anything but an id is the one in front. */
export function answer(name: unknown, args: unknown, tab?: unknown): Reply<unknown> {
  return answerCall(() => contextFor(context(), typeof tab === 'number' ? tab : undefined), name, args, problemOfThrown);
}

/** No tab of a spreadsheet: nobody works in one, so that the practice is out of reach whichever tab is in front. */
const NO_TAB = -1;

/** Called by the timer, about once an hour. A page that calls it does no more than the timer would do just now. */
export function onTimer(event?: unknown): void {
  const firing = typeof event === 'object' && event !== null && 'triggerUid' in event ? String(event.triggerUid) : '';
  workByItself(contextFor(context(firing), NO_TAB), problemOfThrown);
}
