// DataValidation and its builder, and the rules of a range.

import { eachSpot } from '../../model/address';
import { CHOICES_IN_LIST, TEXTS } from '../../model/limits';
import type { Rule } from '../../model/rule';
import type { Layers } from '../../model/tab';
import { Exception, emulated, hostOf, mismatch, originalOf } from '../emulated';
import { listOf, table } from '../values';
import { actor, bookOf, demandTable, modelOf, reshaped, tabOf } from './grid';
import { rangeObject } from './objects';
import { RangeLooks } from './range-looks';
import { RangePlace } from './range-place';
import { DataValidationCriteria } from './words';

const BLANK: Rule = { criteria: 'VALUE_IN_LIST', choices: [], area: null, arrow: true, strict: false };

class DataValidation {
  constructor(readonly _rule: Rule) {}

  getAllowInvalid(): boolean {
    return !this._rule.strict;
  }

  getCriteriaType(): object {
    return DataValidationCriteria[this._rule.criteria];
  }

  /** A list and whether it has an arrow; a range and likewise; nothing for a checkbox. */
  getCriteriaValues(): unknown[] {
    const { criteria, choices, area, arrow } = this._rule;
    if (criteria === 'CHECKBOX') return [];
    if (criteria === 'VALUE_IN_LIST') return [listOf(choices), arrow];
    if (area === null || bookOf().tab(area.tab) === null) return [null, arrow];
    return [rangeObject(area.tab, area.block), arrow];
  }
}

class DataValidationBuilder {
  constructor(private _rule: Rule) {}

  requireValueInList(choices: unknown, arrow: unknown = true): object {
    if (!Array.isArray(choices)) throw mismatch('SpreadsheetApp.DataValidationBuilder.requireValueInList', [choices, arrow]);
    if (choices.length === 0) throw new Exception('The list of values for data validation is empty.');
    if (choices.length > CHOICES_IN_LIST) throw new Exception(TEXTS.tooManyChoices);
    return this._with({ criteria: 'VALUE_IN_LIST', choices: choices.map(String), area: null, arrow: arrow !== false });
  }

  requireValueInRange(range: unknown, arrow: unknown = true): object {
    const original = originalOf(range, RangePlace);
    if (original === null) throw mismatch('SpreadsheetApp.DataValidationBuilder.requireValueInRange', [range, arrow]);
    const area = { tab: original._tab, block: original._block };
    return this._with({ criteria: 'VALUE_IN_RANGE', choices: [], area, arrow: arrow !== false });
  }

  setAllowInvalid(allow: unknown): object {
    return this._with({ strict: allow === false });
  }

  build(): object {
    return validationObject(this._rule);
  }

  private _with(part: Partial<Rule>): object {
    this._rule = { ...this._rule, ...part };
    return builderObject(this);
  }
}

const validationObject = (rule: Rule): object => emulated('DataValidation', new DataValidation(rule));
const builderObject = (builder: DataValidationBuilder): object => emulated('DataValidationBuilder', builder);
const builderOf = (rule: Rule): object => builderObject(new DataValidationBuilder(rule));

export const newDataValidation = (): object => builderOf(BLANK);

export class RangeRules extends RangeLooks {
  getDataValidations(): (object | null)[][] {
    const tab = tabOf(this._tab);
    const { row, column, rows, columns } = this._read();
    const { rules } = tab.layers;
    const made = new Map<Rule, object>();
    return table(rows, columns, (i, j) => {
      const rule = rules.at(row + i, column + j);
      if (rule === undefined) return null;
      const known = made.get(rule);
      if (known !== undefined) return known;
      const object = validationObject(rule);
      made.set(rule, object);
      return object;
    });
  }

  getDataValidation(): object | null {
    const { row, column } = this._inGrid();
    const rule = tabOf(this._tab).layers.rules.at(row, column);
    return rule === undefined ? null : validationObject(rule);
  }

  setDataValidation(validation: unknown): object {
    const rule = ruleOf('setDataValidation', validation);
    return this._allRules(rule);
  }

  setDataValidations(validations: unknown): object {
    const rows = demandTable('SpreadsheetApp.Range.setDataValidations', validations, this._block);
    const rules = new Map<unknown, Rule | undefined>();
    return this._rules((i, j) => {
      const given = rows[i]?.[j];
      if (!rules.has(given)) rules.set(given, ruleOf('setDataValidations', given));
      return rules.get(given);
    });
  }

  clearDataValidations(): object {
    return this._allRules(undefined);
  }

  /** Each cell holds false until it is checked. */
  insertCheckboxes(...args: readonly unknown[]): object {
    if (args.length > 0) throw new Exception('Range.insertCheckboxes with values is not emulated by the stand-in');
    this._allRules(modelOf().ruleOfScript({ ...BLANK, criteria: 'CHECKBOX' }));
    return this.setValue(false);
  }

  private _rules(at: (i: number, j: number) => Rule | undefined): object {
    const { row, column } = this._block;
    return this._changeRules((rules) => eachSpot(this._block, (r, c) => rules.put(r, c, at(r - row, c - column))));
  }

  private _allRules(rule: Rule | undefined): object {
    return this._changeRules((rules) => rules.fill(this._block, rule));
  }

  private _changeRules(change: (rules: Layers['rules']) => void): object {
    const tab = tabOf(this._tab);
    this._forWriting();
    modelOf().demandUntyped(tab, this._block, actor());
    change(tab.layers.rules);
    hostOf().count(0, this._block.rows * this._block.columns);
    reshaped(tab);
    return this._self();
  }
}

function ruleOf(method: string, given: unknown): Rule | undefined {
  if (given === null || given === undefined) return undefined;
  const original = originalOf(given, DataValidation);
  if (original === null) throw mismatch(`SpreadsheetApp.Range.${method}`, [given]);
  return modelOf().ruleOfScript(original._rule);
}
