// ConditionalFormatRule and its builder: stored with the sheet, so that people's rules survive ours; they are not drawn.

import type { ConditionalRule } from '../../model/tab';
import type { Block } from '../../protocol';
import { Exception, emulated, mismatch, originalOf, wordOf } from '../emulated';
import { rangeObject } from './objects';
import { RangePlace } from './range-place';
import { BooleanCriteria } from './words';

type Condition = keyof typeof BooleanCriteria;

interface Draft {
  readonly blocks: readonly Block[];
  readonly criteria: Condition | null;
  readonly values: readonly string[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
}

const BLANK: Draft = { blocks: [], criteria: null, values: [], background: null, fontColor: null, bold: null };

class ConditionalFormatRule {
  constructor(
    readonly _draft: Draft,
    private readonly _tab: number,
  ) {}

  getRanges(): object[] {
    const ranges: object[] = [];
    for (const block of this._draft.blocks) ranges.push(rangeObject(this._tab, block));
    return ranges;
  }

  getBooleanCondition(): object | null {
    const { criteria } = this._draft;
    return criteria === null ? null : emulated('BooleanCondition', new BooleanCondition(this._draft, criteria));
  }

  copy(): object {
    return builderObject(this._draft, this._tab);
  }
}

class BooleanCondition {
  constructor(
    private readonly _draft: Draft,
    private readonly _criteria: Condition,
  ) {}

  getCriteriaType(): object {
    return BooleanCriteria[this._criteria];
  }

  getCriteriaValues(): string[] {
    return [...this._draft.values];
  }

  getBackground(): string | null {
    return this._draft.background;
  }

  getFontColor(): string | null {
    return this._draft.fontColor;
  }

  getBold(): boolean | null {
    return this._draft.bold;
  }
}

class ConditionalFormatRuleBuilder {
  constructor(
    private _draft: Draft,
    private _tab: number,
  ) {}

  setRanges(ranges: unknown): object {
    if (!Array.isArray(ranges)) throw mismatch('SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges', [ranges]);
    const originals = ranges.map((range) => originalOf(range, RangePlace));
    if (originals.includes(null)) throw mismatch('SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges', [ranges]);
    this._tab = originals[0]?._tab ?? this._tab;
    return this._with({ blocks: originals.flatMap((one) => one?._block ?? []) });
  }

  whenTextContains(text: unknown): object {
    return this._when('TEXT_CONTAINS', [text]);
  }

  whenTextEqualTo(text: unknown): object {
    return this._when('TEXT_EQUAL_TO', [text]);
  }

  whenTextStartsWith(text: unknown): object {
    return this._when('TEXT_STARTS_WITH', [text]);
  }

  whenCellEmpty(): object {
    return this._when('CELL_EMPTY', []);
  }

  whenCellNotEmpty(): object {
    return this._when('CELL_NOT_EMPTY', []);
  }

  whenFormulaSatisfied(formula: unknown): object {
    return this._when('CUSTOM_FORMULA', [formula]);
  }

  withCriteria(criteria: unknown, values: unknown): object {
    const word = wordOf(criteria, BooleanCriteria);
    if (word === null || !Array.isArray(values))
      throw mismatch('SpreadsheetApp.ConditionalFormatRuleBuilder.withCriteria', [criteria, values]);
    return this._when(word, values);
  }

  setBackground(color: unknown): object {
    return this._with({ background: color === null ? null : String(color) });
  }

  setFontColor(color: unknown): object {
    return this._with({ fontColor: color === null ? null : String(color) });
  }

  setBold(bold: unknown): object {
    return this._with({ bold: bold === null ? null : bold === true });
  }

  build(): object {
    if (this._draft.blocks.length === 0) throw new Exception('Conditional format rule must have at least one range.');
    return emulated('ConditionalFormatRule', new ConditionalFormatRule(this._draft, this._tab));
  }

  private _when(criteria: Condition, values: readonly unknown[]): object {
    return this._with({ criteria, values: values.map(String) });
  }

  private _with(part: Partial<Draft>): object {
    this._draft = { ...this._draft, ...part };
    return emulated('ConditionalFormatRuleBuilder', this);
  }
}

const builderObject = (draft: Draft, tab: number): object =>
  emulated('ConditionalFormatRuleBuilder', new ConditionalFormatRuleBuilder(draft, tab));

export const newConditionalFormatRule = (): object => builderObject(BLANK, 0);

export function conditionalObject({ blocks, kept }: ConditionalRule, tab: number): object {
  const draft = JSON.parse(kept) as Omit<Draft, 'blocks'>;
  return emulated('ConditionalFormatRule', new ConditionalFormatRule({ ...draft, blocks }, tab));
}

/** What the model stores of a rule. */
export function conditionalRule(given: unknown): ConditionalRule {
  const original = originalOf(given, ConditionalFormatRule);
  if (original === null) throw mismatch('SpreadsheetApp.Sheet.setConditionalFormatRules', [given]);
  const { blocks, ...kept } = original._draft;
  return { blocks, kept: JSON.stringify(kept) };
}
