// Puts the stand-in's clock into a page of the add-on: its dates and its timers.

import type { ClockSettings } from '../clock';
import { dateByClock } from '../date-by-clock';

/** The clock as it is when a page is opened. */
export interface PageClock extends ClockSettings {
  /** How many milliseconds it is ahead of what its speed makes of the machine's time. */
  readonly lead: number;
}

interface TimedWindow {
  Date: DateConstructor;
  setTimeout: Timer;
  setInterval: Timer;
}

type Timer = (work: () => void, ms?: number, ...given: readonly unknown[]) => number;

/** Runs in the browser, from its own text: it may use nothing from outside. */
function frameClock(page: TimedWindow, { speed, since, lead }: PageClock, setDate: typeof dateByClock): void {
  const machine = page.Date;
  setDate(page, () => Math.round(since + (machine.now() - since) * speed) + lead);
  for (const timer of ['setTimeout', 'setInterval'] as const) {
    const start = page[timer].bind(globalThis);
    page[timer] = (work, ms = 0, ...given) => start(work, ms / speed, ...given);
  }
}

/** To be evaluated before the page's own script; nothing while the clock is the machine's. */
export const frameClockScript = (settings: PageClock): string =>
  settings.speed === 1 && settings.lead === 0
    ? ''
    : `(${frameClock.toString()})(globalThis, ${JSON.stringify(settings)}, ${dateByClock.toString()});`;
