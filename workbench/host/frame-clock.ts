// Installs the stand-in's clock in an add-on page: its dates and its timers.

import type { ClockSettings } from '../clock';
import { dateByClock } from '../date-by-clock';

/** The state of the clock when a page is opened. */
export interface PageClock extends ClockSettings {
  /** Milliseconds it is ahead of the machine's time multiplied by its speed. */
  readonly lead: number;
}

interface TimedWindow {
  Date: DateConstructor;
  setTimeout: Timer;
  setInterval: Timer;
}

type Timer = (work: () => void, ms?: number, ...given: readonly unknown[]) => number;

/** Runs in the browser from its source text: it may use nothing from outside. */
function frameClock(page: TimedWindow, { speed, since, lead }: PageClock, setDate: typeof dateByClock): void {
  const machine = page.Date;
  setDate(page, () => Math.round(since + (machine.now() - since) * speed) + lead);
  for (const timer of ['setTimeout', 'setInterval'] as const) {
    const start = page[timer].bind(globalThis);
    page[timer] = (work, ms = 0, ...given) => start(work, ms / speed, ...given);
  }
}

/** To be evaluated before the page's own script; empty while the clock is the machine's. */
export const frameClockScript = (settings: PageClock): string =>
  settings.speed === 1 && settings.lead === 0
    ? ''
    : `(${frameClock.toString()})(globalThis, ${JSON.stringify(settings)}, ${dateByClock.toString()});`;
