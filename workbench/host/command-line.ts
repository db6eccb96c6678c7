// Reads the workbench's command line.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LOCALE_NAMES } from '../model/locales';
import type { WorkbenchOptions } from '../start';
import { StartProblem } from '../start-problem';
import { thrown } from '../thrown';

interface Wanted {
  readonly options: WorkbenchOptions;
  /** Whether to open the browser. */
  readonly opens: boolean;
}

/** Throws a StartProblem with one sentence for what it does not understand. */
export function readCommandLine(words: readonly string[]): Wanted {
  const given = parsed(words);
  const port = wholeNumber('--port', given.port, 0, 65_535);
  const rate = wholeNumber('--rate', given.rate, 0, 1_000_000);
  const speed = wholeNumber('--speed', given.speed, 1, 100);
  const costs = wholeNumber('--costs', given.costs, 1, 100);
  const { clock } = given;
  if (clock !== undefined && clock !== 'machine' && clock !== 'modeled') throw new StartProblem('--clock must be machine or modeled.');
  const invent = wholeNumber('--invent', given.invent, 0, 100_000);
  if (given.creators !== undefined && invent !== undefined) throw new StartProblem('Give either --creators or --invent, not both.');
  if (given.creators !== undefined && !existsSync(given.creators)) throw new StartProblem(`There is no file ${given.creators}.`);
  const creators =
    given.creators !== undefined
      ? { creators: { kind: 'csv' as const, file: given.creators } }
      : invent !== undefined
        ? { creators: { kind: 'invented' as const, count: invent } }
        : {};
  return {
    options: {
      ...(port === undefined ? {} : { port }),
      ...(given.data === undefined ? {} : { data: given.data }),
      ...(speed === undefined ? {} : { speed }),
      ...(given.locale === undefined ? {} : { locale: knownLocale(given.locale) }),
      ...(clock === undefined ? {} : { clock }),
      ...(costs === undefined ? {} : { costs }),
      fresh: given.fresh === true,
      crm: { ...(rate === undefined ? {} : { rate }), ...creators },
    },
    opens: given['no-open'] !== true,
  };
}

function knownLocale(name: string): string {
  if (LOCALE_NAMES.includes(name)) return name;
  throw new StartProblem(`--locale takes one of ${LOCALE_NAMES.join(', ')}.`);
}

function parsed(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: false,
      options: {
        port: text,
        creators: text,
        invent: text,
        rate: text,
        speed: text,
        clock: text,
        costs: text,
        data: text,
        locale: text,
        fresh: flag,
        'no-open': flag,
      },
    }).values;
  } catch (error) {
    const [sentence = ''] = thrown(error).message.split(/\. |\n/);
    throw new StartProblem(
      `${sentence}. Known are --port N, --creators FILE.csv, --invent N, --rate N, --speed N, --clock machine|modeled, --costs N, --data DIR, --locale NAME, --fresh and --no-open.`,
    );
  }
}

function wholeNumber(option: string, given: string | undefined, least: number, most: number): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < least || number > most)
    throw new StartProblem(`${option} takes a whole number from ${least} to ${most}.`);
  return number;
}
