// English: why a row or field waits, and what to do.

import { isSet } from '../../fields/fields';
import type { ChangeableField, Reason } from '../../sync/model';
import { nounsIn } from '../columns';
import { clip, count } from '../phrase';

/** `short` follows "Fix: " in the Sync column, at most 40 characters; `sentence` says what to do. */
interface ReasonSaid {
  readonly short: string;
  readonly sentence: string;
}

const nouns = nounsIn('en');

export type Told = readonly [short: string, sentence: string];

/** Reasons whose sentences name nothing. */
export type FixedReasons = Readonly<
  Record<
    Exclude<
      Reason['why'],
      'unknown-name' | 'ambiguous-name' | 'merged-cells' | 'too-long' | 'rows-disagree' | 'changed-since' | 'refused-by-crm'
    >,
    Told
  >
>;

const fixed: FixedReasons = {
  'cannot-clear': ['can’t be cleared', 'The CRM can’t clear this field. Type another value, or discard the edit.'],
  'looks-like-formula': ['looks like a formula', 'The text begins with “=” like a formula. Remove the “=”, or discard the edit.'],
  'not-an-email': ['not an email address', 'This isn’t an email address. Type one address, or discard the edit.'],
  'not-a-link': ['not a link', 'This isn’t a link. Type an address like “example.com/page”, or discard the edit.'],
  'error-in-cell': ['the cell shows an error', 'The cell shows an error. Correct the formula, or type the value.'],
  'shortened-number': [
    'digits are missing',
    'The cell doesn’t show all digits of this number. Format the cell as plain text, then type the number again.',
  ],
  'changes-by-itself': [
    'changes by itself',
    'This formula, or a cell it reads, gives a different value each time the sheet recalculates, or we can’t tell. Type the value, or discard the edit.',
  ],
  'shows-a-name': [
    'shows a name, not an address',
    'The cell shows a name, and its address can’t be read. Type the address, or discard the edit.',
  ],
  'not-shown-by-crm': [
    'not shown by the CRM',
    'The CRM doesn’t show what it holds here, so we can’t compare. Refresh, then press Sync again.',
  ],
  'needs-existing': ['needs a status or label', 'A new creator needs a status or a label first. Set one in this row, then press Sync.'],
  'exists-already': ['already in the CRM', 'This creator is already in the CRM. Refresh to see its values, then edit those.'],
  'edited-here': ['has a newer edit', 'The cell has an edit that hasn’t been sent. Send or discard it, then undo again.'],
  'stays-created': ['stays in the CRM', 'That sync added this creator to the CRM, and it stays there. To get rid of it, archive it.'],
  'mixed-up-row': [
    'mixed-up row',
    'The cells of this row belong to different creators, for example after sorting or pasting only some columns. Undo that, or repair the row.',
  ],
  'unknown-id': [
    'not known in this tab',
    'We know nothing about this row in this tab: it was pasted, or its record is gone. Refresh to bring it back in; your edits stay.',
  ],
  'id-cleared': ['creator_id is missing', 'The hidden creator_id of this row was cleared. Repair the row to restore it.'],
  'column-sorted-alone': [
    'column sorted alone',
    'Some columns were sorted without the others, so their values are next to the wrong creators. Undo the sort, or restore the cells.',
  ],
  gone: [
    'no longer in CRM',
    'This creator is no longer in the CRM, so nothing is sent. Your row stays as it is. If the creator has been added again, refresh.',
  ],
  'not-in-crm': ['not in the CRM yet', 'This creator isn’t in the CRM yet. Send its row first.'],
  archived: ['archived in the CRM', 'This creator is archived in the CRM, so its edits aren’t sent. Restore it, then press Sync again.'],
};

const valued = (text: string): string => (text === '' ? 'blank' : `“${clip(text, 60)}”`);

/** `field` is the one that waits; null when the whole row does. `splits` = splitting the name into several is offered. */
export function reason(why: Reason, field: ChangeableField | null, splits = false): ReasonSaid {
  const [short, sentence] = tell(why, field, splits);
  return { short, sentence };
}

function tell(why: Reason, field: ChangeableField | null, splits: boolean): Told {
  const noun = field === null ? 'name' : nouns[field];
  switch (why.why) {
    case 'unknown-name':
      return [`unknown ${noun} “${clip(why.name, 17)}”`, unknownName(field, why.name, why.near, splits)];
    case 'ambiguous-name':
      return [
        `several called “${clip(why.name, 20)}”`,
        `The CRM has more than one ${noun} called “${why.name}”. Rename one of them in the CRM, then refresh the lists.`,
      ];
    case 'merged-cells':
      return [
        'merged cells',
        `Cells ${why.cells} are merged, so this one reads as blank. Unmerge them (Format ▸ Merge cells ▸ Unmerge), then refresh.`,
      ];
    case 'too-long':
      return ['text too long', `The text is too long. Shorten it to ${count(why.limit)} characters.`];
    case 'rows-disagree':
      return [
        'rows disagree',
        `The rows of this creator were edited to different values: ${why.rows.map(({ row, text }) => `row ${row} “${clip(text, 40)}”`).join(', ')}. Choose which row counts; until you do, none of this is sent.`,
      ];
    case 'changed-since':
      return [
        'changed since',
        `The sync set the ${noun} to ${valued(why.mine)}. Since then it was changed to ${valued(why.theirs)}, so it isn’t undone.`,
      ];
    case 'refused-by-crm':
      return ['the CRM would refuse it', refusedByCrm(why.summary, why.isNew === true)];
    default:
      return fixed[why.why];
  }
}

/** Only labels can be created from here. */
function unknownName(field: ChangeableField | null, name: string, near: readonly string[], splits: boolean): string {
  const noun = field === null ? 'name' : nouns[field];
  const nearest = near[0];
  const meant = nearest === undefined ? '' : `Did you mean “${nearest}”? `;
  const correct = splits ? 'Split it into labels, correct the cell' : 'Correct the cell';
  const create = field !== null && isSet(field) ? 'create the label' : 'create it in the CRM and refresh the lists';
  return `The CRM has no ${noun} “${name}”. ${meant}${correct}, or ${create}.`;
}

/** Only a review says this, so its own button is named. */
function refusedByCrm(summary: string, isNew: boolean): string {
  const says = summary === '' ? '' : ` It says: “${clip(summary, 200)}”`;
  const fix = isNew
    ? 'The CRM wouldn’t add this creator. Delete the row or correct the id or the value, then check again.'
    : 'The CRM wouldn’t accept this value. Correct the cell, then check again.';
  return `${fix}${says}`;
}
