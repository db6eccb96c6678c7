// Data validation: what a rule on a cell accepts.

import type { Block } from '../protocol';
import { isError, type Value } from './cell';
import { plainText } from './display';
import type { Locale } from './locales';

/** Cells of a tab in the same book. */
export interface Area {
  readonly tab: number;
  readonly block: Block;
}

/** A rule; never mutated, so cells share it. The criteria have the platform's names. */
export interface Rule {
  readonly criteria: 'VALUE_IN_LIST' | 'VALUE_IN_RANGE' | 'CHECKBOX';
  /** For VALUE_IN_LIST. */
  readonly choices: readonly string[];
  /** For VALUE_IN_RANGE; null once its cells were deleted. */
  readonly area: Area | null;
  /** Whether the cell has an arrow that opens the choices. */
  readonly arrow: boolean;
  /** Whether other values are refused; otherwise they get a red corner. */
  readonly strict: boolean;
  /** Several choices at once, displayed with commas; only people can allow it, and scripts do not see it. */
  readonly several?: true;
}

/** Whether the rule accepts the value, given its choices as displayed in the locale. A blank cell is always accepted. */
export function accepts(rule: Rule, choices: readonly string[], value: Value | undefined, locale: Locale): boolean {
  if (value === undefined) return true;
  if (rule.criteria === 'CHECKBOX') return typeof value === 'boolean';
  if (isError(value)) return false;
  const text = plainText(value, locale);
  const parts = rule.several === true ? text.split(', ') : [];
  return choices.includes(text) || (parts.length > 0 && parts.every((part) => choices.includes(part)));
}

/**
 * The rule as a script sets it: without what scripts do not see. A deep copy, because an object of a script's realm would keep that realm
 * alive as long as the book.
 */
export function ruleOfScript({ choices, area, several: _, ...rest }: Rule): Rule {
  return { ...rest, choices: [...choices], area: area && { tab: area.tab, block: { ...area.block } } };
}
