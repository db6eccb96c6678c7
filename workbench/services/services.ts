// The platform's services, installed in the realm of one execution, and the entry point for calls. Built into one script that is evaluated
// in that realm.

import { dateByClock } from '../date-by-clock';
import { cacheService } from './cache/cache-service';
import { type Callable, type CallResult, call, outcome } from './calls';
import { attach } from './emulated';
import { urlFetchApp } from './fetch/url-fetch-app';
import type { Host } from './host';
import { htmlService } from './html/html-service';
import { lockService } from './lock/lock-service';
import { scriptConsole } from './logging/logger';
import { mailApp } from './mail/mail-app';
import { propertiesService } from './properties/properties-service';
import { AuthMode, scriptApp } from './script/script-app';
import { session } from './session/session-service';
import { spreadsheetApp } from './spreadsheet/app';
import { chartsService } from './spreadsheet/charts';
import { parentObject } from './spreadsheet/spreadsheet';
import { utilities } from './utilities/utilities';

const SERVICES: Readonly<Record<string, () => object>> = {
  CacheService: cacheService,
  Charts: chartsService,
  console: scriptConsole,
  HtmlService: htmlService,
  LockService: lockService,
  MailApp: mailApp,
  PropertiesService: propertiesService,
  ScriptApp: scriptApp,
  Session: session,
  SpreadsheetApp: spreadsheetApp,
  UrlFetchApp: urlFetchApp,
  Utilities: utilities,
};

/** The entry point into the realm from outside: text in, text out. */
export interface Entrance {
  /** Calls a function of the script with the JSON text of its arguments. */
  call(fn: Callable, args: string): void;
  /** Calls `onOpen` with its event. */
  open(fn: Callable): void;
  /** Calls the function of a time-driven trigger, with its event. */
  fire(fn: Callable, triggerUid: string): void;
  /** The outcome of the last call, once microtasks have run. */
  outcome(): CallResult;
}

/** Installs every service, and a `Date` on the stand-in's clock, in the realm's global object. */
export function install(host: Host): Entrance {
  attach(host);
  dateByClock(globalThis, () => host.now());
  for (const [name, make] of Object.entries(SERVICES))
    Object.defineProperty(globalThis, name, { value: make(), writable: true, configurable: true, enumerable: false });
  return {
    call,
    open: (fn) => call(() => fn(openEvent(host)), '[]'),
    fire: (fn, triggerUid) => call(() => fn(clockEvent(triggerUid)), '[]'),
    outcome,
  };
}

/** The event of `onOpen`; the document is inaccessible without authorization. */
function openEvent({ facts: { authMode } }: Host): object {
  const mode = authMode === 'NONE' ? AuthMode.NONE : AuthMode.LIMITED;
  return authMode === 'NONE' ? { authMode: mode } : { authMode: mode, source: parentObject() };
}

/**
 * The event of a time-driven trigger (developers.google.com/apps-script/guides/triggers/events); its hours and days, in the script's zone,
 * are omitted.
 */
const clockEvent = (triggerUid: string): object => ({ authMode: AuthMode.FULL, triggerUid });
