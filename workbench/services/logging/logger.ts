// Logger and console: log lines of an execution.

import { emulated, hostOf } from '../emulated';

export const logger = (): object => {
  const lines: string[] = [];
  const object: object = emulated('Logger', {
    log: (...given: readonly unknown[]): object => {
      lines.push(textOf(given));
      hostOf().log('info', textOf(given));
      return object;
    },
    getLog: (): string => lines.join('\n'),
    clear: (): void => {
      lines.length = 0;
    },
  });
  return object;
};

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;

export const scriptConsole = (): object => {
  const started = new Map<string, number>();
  const prints = Object.fromEntries(
    LEVELS.map((level) => [level, (...given: readonly unknown[]): void => hostOf().log(level, textOf(given))]),
  );
  return emulated('console', {
    ...prints,
    time: (label: unknown = 'default'): void => {
      started.set(String(label), Date.now());
    },
    timeEnd: (label: unknown = 'default'): void =>
      hostOf().log('info', `${String(label)}: ${Date.now() - (started.get(String(label)) ?? Date.now())}ms`),
  });
};

const textOf = (given: readonly unknown[]): string => given.map(wordFor).join(' ');

function wordFor(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
