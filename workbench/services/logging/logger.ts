// console: log lines of an execution.

import { emulated, hostOf } from '../emulated';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;

export const scriptConsole = (): object => {
  const prints = Object.fromEntries(
    LEVELS.map((level) => [level, (...given: readonly unknown[]): void => hostOf().log(level, textOf(given))]),
  );
  return emulated('console', {
    ...prints,
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
