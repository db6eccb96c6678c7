// The stand-in's single clock at a higher speed: script, pages and CRM all follow it.

import vm from 'node:vm';
import { Clock } from '../../workbench/clock';
import { framedPage } from '../../workbench/host/add-on-frame';
import { localStandIn, valueOf } from './support/local-stand-in';
import { running } from './support/running';

const SPEED = 50;

const code = `
  function sleepFor(ms) { const before = Date.now(); Utilities.sleep(ms); return new Date().getTime() - before; }
  function now() { return [Date.now(), new Date().getTime(), new Date(Date()).getTime(), new Date(5).getTime(), new Date() instanceof Date]; }
  function nowInCell() {
    const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setNumberFormat('yyyy-mm-dd hh:mm:ss').setFormula('=NOW()');
    SpreadsheetApp.flush();
    return cell.getDisplayValue();
  }
  function quota(key) {
    const answer = UrlFetchApp.fetch('https://skill.noxinfluencer.com/api/v1/quota', { headers: { Authorization: 'Bearer ' + key }, muteHttpExceptions: true });
    return [answer.getResponseCode(), Number(answer.getAllHeaders()['Retry-After'] ?? 0)];
  }
`;

/** Between two looks at it, the fast clock cannot have advanced by more than the machine's time between them multiplied by the speed. */
async function timed<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly machineMs: number }> {
  const before = performance.now();
  const answer = await work();
  return { answer, machineMs: performance.now() - before };
}

test('a script sleeps the time that it asks for, divided by the speed', async () => {
  const bench = await running({ code }, { speed: SPEED });
  const { answer, machineMs } = await timed(() => bench.run('sleepFor', [30_000]));
  const { value } = answer as { readonly value: number };
  expect(value).toBeGreaterThanOrEqual(30_000);
  expect(value).toBeLessThanOrEqual(Math.ceil(machineMs) * SPEED + SPEED);
  expect(machineMs).toBeLessThan(30_000);
});

test("the CRM's minute passes with the script's", async () => {
  const crm = { creators: { kind: 'invented', count: 5 }, rate: 2 } as const;
  const bench = await running({ code }, { speed: SPEED, crm });
  const ask = async () => ((await bench.run('quota', [bench.key])) as { readonly value: readonly [number, number] }).value;
  expect([(await ask())[0], (await ask())[0]]).toEqual([200, 200]);
  const [status, retryAfter] = await ask();
  expect(status).toBe(429);
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
  await bench.run('sleepFor', [retryAfter * 1000]);
  expect((await ask())[0]).toBe(200);
});

test('every way to ask a script for the time answers with that clock, and dates stay dates', () => {
  const now = Date.UTC(2031, 4, 5, 6, 7, 8);
  const local = localStandIn({ code }, { now: () => now });
  expect(valueOf(local.run('now'))).toEqual([now, now, now, 5, true]);
  expect(valueOf(local.run('nowInCell'))).toBe('2031-05-05 08:07:08');
});

test("an add-on page has the clock's dates, and timers shortened accordingly", () => {
  const started: number[] = [];
  const timer = (_: () => void, ms: number): number => started.push(ms);
  const context = vm.createContext({ parent: {}, addEventListener: () => undefined, setTimeout: timer, setInterval: timer });
  const since = Date.now() - 1000;
  const html = framedPage({ html: '<head></head>', functions: [] }, { speed: SPEED, since, lead: 0 });
  vm.runInContext(/<script>(.*)<\/script>/s.exec(html)?.[1] ?? '', context);
  const passed =
    Number(vm.runInContext('setTimeout(() => {}, 2000); setInterval(() => {}, 1000); setTimeout(() => {}); Date.now()', context)) - since;
  expect(passed).toBeGreaterThanOrEqual(1000 * SPEED);
  expect(started).toEqual([2000 / SPEED, 1000 / SPEED, 0]);
});

test('at the machine’s speed a page is unchanged', () => {
  const html = framedPage({ html: '<head></head>', functions: [] }, { speed: 1, since: 0, lead: 0 });
  expect(html).not.toContain('setInterval');
});

test('no nonzero wait becomes zero on the machine', () => {
  const clock = new Clock({ speed: 100, since: 0 });
  expect([0, 1, 100, 101].map(clock.machineMs)).toEqual([0, 1, 1, 2]);
});
