// A person's one time-driven trigger in a document. Google lets it fire at most once an hour
// (developers.google.com/workspace/add-ons/concepts/editor-triggers).

import type { Memory, Timer } from '../commands/ports';
import { permissionFor } from './permission';

/** The top-level function the trigger calls. */
const CALLED = 'onTimer';

/**
 * Identified by the id Google gave it, because a list of triggers may include those of the person's other documents without saying which is
 * whose. `firing`: the trigger that started this execution; '' when none did.
 */
export function documentTimer(mine: Memory, bookId: string, firing: string): Timer {
  const key = `timer.${bookId}`;
  const ownAmong = (all: readonly GoogleAppsScript.Script.Trigger[]) => {
    const ids = [mine.read(key), firing];
    return all.filter((trigger) => ids.includes(trigger.getUniqueId()));
  };
  return {
    permission: () => permissionFor('script.scriptapp'),
    start() {
      const [known] = ownAmong(ScriptApp.getProjectTriggers());
      const trigger = known ?? ScriptApp.newTrigger(CALLED).timeBased().everyHours(1).create();
      mine.write(key, trigger.getUniqueId());
    },
    stop() {
      for (const trigger of ownAmong(ScriptApp.getProjectTriggers())) ScriptApp.deleteTrigger(trigger);
      mine.write(key, null);
    },
  };
}
