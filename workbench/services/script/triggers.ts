// Time-driven triggers, as scripts create, list and delete them.

import { emulated, enumeration, hostOf, mismatch, originalOf } from '../emulated';
import type { TriggerRecord } from '../host';

export const EventType = enumeration('EventType', ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED']);
export const TriggerSource = enumeration('TriggerSource', ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);

const HOUR_MS = 3_600_000;

/**
 * The hours that `everyHours` accepts (developers.google.com/apps-script/reference/script/clock-trigger-builder); others are refused here.
 */
const HOURS: ReadonlySet<unknown> = new Set([1, 2, 4, 6, 8, 12]);

class Trigger {
  constructor(readonly _record: TriggerRecord) {}

  getUniqueId(): string {
    return this._record.id;
  }

  getHandlerFunction(): string {
    return this._record.fn;
  }

  getEventType(): object {
    return EventType.CLOCK;
  }

  getTriggerSource(): object {
    return TriggerSource.CLOCK;
  }
}

export function newTrigger(fn: unknown): object {
  if (typeof fn !== 'string') throw mismatch('ScriptApp.newTrigger', [fn]);
  hostOf().authorize('ScriptApp.newTrigger', 'triggers');
  return emulated('TriggerBuilder', { timeBased: (): object => emulated('ClockTriggerBuilder', new ClockTriggerBuilder(fn)) });
}

/** Of the options a script has, only whole hours are emulated: an add-on gets nothing finer. */
class ClockTriggerBuilder {
  private _hours: number | null = null;

  constructor(private readonly _fn: string) {}

  everyHours(hours: unknown): object {
    if (typeof hours !== 'number' || !HOURS.has(hours)) throw mismatch('ClockTriggerBuilder.everyHours', [hours]);
    this._hours = hours;
    return emulated('ClockTriggerBuilder', this);
  }

  create(): object {
    hostOf().authorize('ClockTriggerBuilder.create', 'triggers');
    if (this._hours === null) throw mismatch('ClockTriggerBuilder.create', []);
    return triggerObject(hostOf().triggers.install(this._fn, this._hours * HOUR_MS));
  }
}

const triggerObject = (record: TriggerRecord): object => emulated('Trigger', new Trigger(record));

export function getProjectTriggers(): object[] {
  hostOf().authorize('ScriptApp.getProjectTriggers', 'triggers');
  return hostOf().triggers.list().map(triggerObject);
}

/** A document's triggers are those that something in it fires: a time-driven one belongs to no document. */
export function getUserTriggers(document: unknown): object[] {
  if (typeof document !== 'object' || document === null) throw mismatch('ScriptApp.getUserTriggers', [document]);
  hostOf().authorize('ScriptApp.getUserTriggers', 'triggers');
  return [];
}

export function deleteTrigger(trigger: unknown): void {
  const original = originalOf(trigger, Trigger);
  if (original === null) throw mismatch('ScriptApp.deleteTrigger', [trigger]);
  hostOf().authorize('ScriptApp.deleteTrigger', 'triggers');
  hostOf().triggers.remove(original._record.id);
}
