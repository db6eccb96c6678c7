// Puts the stand-in's clock into a page of the add-on: its dates and its timers.

import type { ClockSettings } from '../clock';
import { dateByClock } from '../date-by-clock';

interface TimedWindow {
  Date: DateConstructor;
  setTimeout: Timer;
  setInterval: Timer;
}

type Timer = (work: () => void, ms?: number, ...given: readonly unknown[]) => number;

/** Runs in the browser, from its own text: it may use nothing from outside. */
function frameClock(page: TimedWindow, { speed, since }: ClockSettings, setDate: typeof dateByClock): void {
  const machine = page.Date;
  setDate(page, () => Math.round(since + (machine.now() - since) * speed));
  for (const timer of ['setTimeout', 'setInterval'] as const) {
    const start = page[timer].bind(globalThis);
    page[timer] = (work, ms = 0, ...given) => start(work, ms / speed, ...given);
  }
}

/** To be evaluated before the page's own script; nothing while the clock is the machine's. */
export const frameClockScript = (settings: ClockSettings): string =>
  settings.speed === 1 ? '' : `(${frameClock.toString()})(globalThis, ${JSON.stringify(settings)}, ${dateByClock.toString()});`;
