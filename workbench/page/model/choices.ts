// Which choices of a drop-down are listed while somebody types into its cell.

import type { Editing } from './state';
import type { TabModel } from './tab-model';

/** All choices until the text is changed, then those that contain it; empty for a cell without a drop-down. */
export function listedChoices(tab: TabModel, editing: Editing): readonly string[] {
  const rule = editing.where === 'cell' ? tab.dropDown(editing.place) : null;
  if (!rule) return [];
  const untouched = editing.text === tab.typed(editing.place);
  const wanted = editing.text.trim().toLowerCase();
  return untouched ? rule.choices : rule.choices.filter((choice) => choice.toLowerCase().includes(wanted));
}

/**
 * The choice before or after the picked one, wrapping around; if none is picked, starts from the current content or from the first or last.
 */
export function nextChoice(choices: readonly string[], picked: string | null, back: boolean): string | null {
  if (choices.length === 0) return null;
  const now = picked === null ? -1 : choices.indexOf(picked);
  if (now < 0) return choices[back ? choices.length - 1 : 0] ?? null;
  return choices[(now + (back ? -1 : 1) + choices.length) % choices.length] ?? null;
}
