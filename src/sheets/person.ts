// Who is at the keyboard, as far as the platform tells.

import type { Memory, Person } from '../commands/ports';
import { sha256 } from './digest';
import { repeatable } from './retry';

const TOKEN = 'noxCrmSync.person';

/**
 * The platform's own anonymous key changes every 30 days, so the token is a random one of ours, stored for the person alone and digested
 * with the document's id: the same person is a stranger in another document.
 */
export function currentPerson(mine: Memory, bookId: string): Person {
  return {
    name: orBlank(() => Session.getActiveUser().getEmail()),
    token: sha256(`${ownToken(mine)} ${bookId}`).slice(0, 32),
    // Needs no permission: a fault that passes must not make a first pull write headings in another language.
    locale: orBlank(() => repeatable(() => Session.getActiveUserLocale())) || 'en',
  };
}

function ownToken(mine: Memory): string {
  const known = mine.read(TOKEN);
  if (known !== null) return known;
  const made = Utilities.getUuid();
  mine.write(TOKEN, made);
  return made;
}

/** Without the scope, or for a person of another domain, the platform throws or returns nothing; both mean "not told". */
function orBlank(ask: () => string | null): string {
  try {
    return ask() ?? '';
  } catch {
    return '';
  }
}
