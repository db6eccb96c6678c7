// Any two executions of the script interleave.

import { appendFileSync } from 'node:fs';
import { comeBack, type Picture, pictureOf, sentTooOften, syncToEnd } from './after-two-pages';
import { type Cut, type Played, play } from './interleaved';
import { type Desk, deskFor, PAGES } from './pages-of-calls';

type PageName = keyof typeof PAGES;
const isPage = (name: string): name is PageName => name in PAGES;

interface Pair {
  readonly first: PageName;
  readonly second: PageName;
  readonly colleague: boolean;
}

interface Outcome extends Played {
  readonly wrong: readonly string[];
  readonly picture: Picture;
}

const NEVER: Cut = { at: Number.POSITIVE_INFINITY, answerMs: 0, whole: true };

const BAD_ENDS = new Set(['not-confirmed', 'internal', 'does not end', 'busy']);

function outcomeOf({ first, second, colleague }: Pair, cut: Cut, swapped = false): Outcome | null {
  const desk: Desk | null = deskFor([...PAGES[first].needs, ...PAGES[second].needs]);
  if (desk === null) return null;
  const pages = [PAGES[first].page(desk, desk.me), PAGES[second].page(desk, colleague ? desk.colleague : desk.me)] as const;
  const wrong: string[] = [];
  let played: Played = { ends: ['', ''], points: 0, met: false };
  try {
    played = play(desk.office, swapped ? [pages[1], pages[0]] : pages, cut);
  } catch (thrown) {
    wrong.push(`threw ${thrown instanceof Error ? thrown.stack?.split('\n').slice(0, 4).join(' ') : String(thrown)}`);
    return { ...played, wrong, picture: {} };
  }
  wrong.push(...played.ends.filter((end) => BAD_ENDS.has(end)).map((end) => `ends ${end}`));
  try {
    wrong.push(...comeBack(desk));
    const picture = pictureOf(desk);
    wrong.push(...sentTooOften(desk), ...syncToEnd(desk));
    return {
      ...played,
      wrong,
      picture: { ...picture, ...Object.fromEntries(Object.entries(pictureOf(desk)).map(([k, v]) => [`end ${k}`, v])) },
    };
  } catch (thrown) {
    wrong.push(`then threw ${thrown instanceof Error ? thrown.stack?.split('\n').slice(0, 4).join(' ') : String(thrown)}`);
    return { ...played, wrong, picture: {} };
  }
}

/** The texts from shortly before where they differ. */
function near(text = '', other = ''): string {
  let i = 0;
  while (i < text.length && text[i] === other[i]) i += 1;
  return `${i}: ${text.slice(Math.max(0, i - 60), i + 240)}`;
}

const SENDS: ReadonlySet<PageName> = new Set<PageName>([
  'stepSend',
  'confirm',
  'checkAgain',
  'startCheck',
  'stepCheck',
  'startUndo',
  'startRetry',
  'startArchive',
  'onTimer with a run',
  'cancelRun',
  'pauseSend',
  'handOver',
  'takeBackRun',
  'answerConflicts',
]);
const OF_RUNS: ReadonlySet<string> = new Set([
  'creators',
  'writes',
  'tabs',
  'notes',
  'runs',
  'end writes',
  'end tabs',
  'end notes',
  'end runs',
]);
/** Where two runs meet, or a run and its end, any part of the first may have come before. */
const mayDiffer = ({ first, second }: Pair, part: string): boolean => SENDS.has(first) && SENDS.has(second) && OF_RUNS.has(part);

const OUT = process.env['RACES_OUT'] ?? '/tmp/races.txt';

function tryPair(pair: Pair, stride: number, offset: number): { cases: number; bad: number } {
  const ab = outcomeOf(pair, NEVER);
  const ba = outcomeOf(pair, NEVER, true);
  const name = `${pair.first} × ${pair.second}${pair.colleague ? ' (colleague)' : ''}`;
  if (ab === null || ba === null) return { cases: 0, bad: 0 };
  const seen = new Map<string, string>();
  for (const [how, one] of [
    ['AB', ab],
    ['BA', ba],
  ] as const)
    if (one.wrong.length > 0) appendFileSync(OUT, `${name} SERIAL ${how}: ${one.wrong.join('; ')} [${one.ends}]\n`);
  let [cases, bad] = [0, 0];
  for (let at = offset; at < ab.points; at += stride)
    for (const whole of [true, false]) {
      for (const answerMs of [0, 100_000]) {
        const one = outcomeOf(pair, { at, answerMs, whole });
        if (one === null) continue;
        cases += 1;
        const wrong = [...one.wrong.filter((w) => !ab.wrong.includes(w) && !ba.wrong.includes(w))];
        for (const [part, value] of Object.entries(one.picture))
          if (value !== ab.picture[part] && value !== ba.picture[part] && !mayDiffer(pair, part)) wrong.push(`~${part}`);
        if (wrong.length === 0) continue;
        bad += 1;
        const key = `${wrong.join('; ')}`;
        if (!seen.has(key)) {
          const part = wrong.find((w) => w.startsWith('~'))?.slice(1) ?? '';
          seen.set(
            key,
            `at ${at}/${ab.points} ${whole ? 'whole' : 'one'} ${answerMs} ends ${one.ends} (AB ${ab.ends} BA ${ba.ends})\n      IS ${near(one.picture[part], ab.picture[part])}\n      AB ${near(ab.picture[part], one.picture[part])}\n      BA ${near(ba.picture[part], one.picture[part])}`,
          );
        }
      }
    }
  for (const [key, where] of seen) appendFileSync(OUT, `${name}: ${key}\n      ${where}\n`);
  return { cases, bad };
}

test('explore', () => {
  const firsts = (process.env['RACES_A'] ?? '').split(',').filter(isPage);
  const seconds = (process.env['RACES_B'] ?? '').split(',').filter(isPage);
  const all = Object.keys(PAGES).filter(isPage);
  const stride = Number(process.env['RACES_STRIDE'] ?? 1);
  const started = Date.now();
  let [cases, bad] = [0, 0];
  for (const first of firsts.length > 0 ? firsts : all)
    for (const second of seconds.length > 0 ? seconds : all)
      for (const colleague of process.env['RACES_WHO'] === 'both' ? [false, true] : [process.env['RACES_WHO'] === 'colleague']) {
        const t = tryPair({ first, second, colleague }, stride, 0);
        cases += t.cases;
        bad += t.bad;
        if (t.bad > 0) process.stdout.write(`${first} × ${second}: ${t.bad} of ${t.cases}\n`);
      }
  process.stdout.write(`${cases} cases, ${bad} bad, ${Date.now() - started} ms\n`);
}, 36_000_000);
