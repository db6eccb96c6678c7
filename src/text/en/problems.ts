// English: what went wrong in a call, and what to do now.

import { eachOf } from '../../../contract/named';
import { FILTER_NAMES } from '../../fields/filters';
import type { Problem } from '../../rpc/problems';
import { FILTER_WORDS } from '../filter-words';
import { clip, said } from '../phrase';
import { isObjection, type ObjectionKind, type ProblemSaid, type Told, tellObjection } from './objections';

/** Sentences that need no further words. */
export type FixedProblems = Readonly<
  Record<
    Exclude<
      Problem['kind'],
      | ObjectionKind
      | 'limit'
      | 'colleague-sends'
      | 'number-needed'
      | 'filter-ignored'
      | 'bad-query'
      | 'google-refused'
      | 'protected-cells'
      | 'table-in-the-way'
      | 'merged-cells'
    >,
    Told
  >
>;

const fixed: FixedProblems = {
  'not-connected': ['Not connected', 'not connected', 'Connect to your CRM first.'],
  'other-account': [
    'Another CRM account',
    'other CRM account',
    'This file was pulled from another CRM account. Connect with a key of that account, or pull into a new file.',
  ],
  'no-view': [
    'Nothing pulled here yet',
    'nothing pulled here',
    'This tab has no creators from the CRM. Choose which creators you want here.',
  ],
  'newer-version': [
    'Newer version needed',
    'newer version needed',
    'A newer version of this add-on was used in this file, and this version can’t read what it saved. Reload the spreadsheet to get the newer one; nothing was changed.',
  ],
  'no-tab': ['No tab to work in', 'no tab', 'Click a tab with cells, then try again.'],
  'columns-in-doubt': [
    'Columns are unclear',
    'columns unclear',
    'We can’t tell which columns are ours. Restore the headings, then try again.',
  ],
  'filtered-here': [
    'The CRM doesn’t know these filters',
    'filters of this tab only',
    'The add-on applies some of this tab’s filters itself, so the CRM would export other creators too. Export all creators, or use “Share a tab…”.',
  ],
  'too-large': ['Too much at once', 'too much at once', 'This is too much at once. Choose fewer.'],
  busy: ['One moment', 'busy', 'The add-on is still busy with another step in this file. Try again in a few seconds.'],
  'stale-review': [
    'Changed since you looked',
    'changed since',
    'The sheet or the CRM changed since this list was made. Check again to see the current changes.',
  ],
  'no-such-thing': ['No longer there', 'no longer there', 'The CRM no longer has this. Open the list again.'],
  'other-rows-selected': [
    'Other rows are selected',
    'other rows selected',
    'You selected other rows in the meantime, so nothing was changed. Look at the list again.',
  ],
  'stale-mutation': [
    'Changed in the meantime',
    'changed in the meantime',
    'This has changed since it was shown. Nothing was done; start again.',
  ],
  'nothing-to-send': ['Nothing to send', 'nothing to send', 'No change is selected. Select at least one, or cancel.'],
  'not-in-practice': [
    'Not available in practice',
    'not available in practice',
    'This needs a real CRM, or leads out of the practice tab. Nothing was done.',
  ],
  'nothing-selected': ['No creator is selected', 'no creator selected', 'Select creators’ rows in the sheet first, then try again.'],
  'members-unknown': [
    'The CRM doesn’t say who is in it',
    'members not known',
    'The CRM doesn’t say who is in this group, so adding or removing anyone could drop others. Create a new group instead.',
  ],
  'all-in-group': ['Already in the group', 'already in the group', 'All selected creators are already in this group.'],
  'none-in-group': ['Not in the group', 'not in the group', 'None of the selected creators is in this group.'],
  'nobody-to-mail': [
    'No one to add',
    'no email address',
    'None of the selected creators has an email address in the CRM, or they are archived. Select other rows, or check “Include creators …”.',
  ],
  'nobody-in-crm': [
    'No one to add',
    'not in the CRM',
    'None of the selected creators is in the CRM. Send them with Sync first, or select others.',
  ],
  'bad-workbook': [
    'Not a workbook',
    'not a workbook',
    'The file isn’t a workbook (.xlsx) that can be read here. Save it to your computer and open it there.',
  ],
  'workbook-too-large': [
    'The workbook is too large',
    'too large',
    'The workbook is too large for a tab here. Save it to your computer and open it there.',
  ],
  'would-create': [
    'The CRM would add new creators',
    'would add new creators',
    'The CRM would add creators that it doesn’t have yet. Nothing was done. Refresh this tab, then try again.',
  ],
  'decisions-needed': [
    'Decide first',
    'decide first',
    'Some changes clear a value or remove labels. Select the ones you want under “Removals”, or leave them out.',
  ],
  'bad-arguments': [
    'This page is out of date',
    'page out of date',
    'This page doesn’t match the installed add-on. Close it and open it again.',
  ],
  'google-busy': ['Google is busy', 'Google is busy', 'Google Sheets didn’t answer in time. Nothing was lost; try again.'],
  'not-confirmed': [
    'Not what you confirmed',
    'not what you confirmed',
    'These changes aren’t the ones you confirmed: someone changed the add-on’s hidden sheets. Nothing more was sent. Start again to review them.',
  ],
  'file-full': [
    'This spreadsheet is full',
    'spreadsheet full',
    'Google allows no more cells in this spreadsheet. Delete tabs, empty rows or columns you don’t need, or use a new file. Then try again.',
  ],
  'cell-full': [
    'Text too long for a cell',
    'text too long for a cell',
    'A text is longer than a Google Sheets cell allows (50,000 characters). Shorten it, then try again.',
  ],
  'memory-full': [
    'No room for this file’s settings',
    'no room for settings',
    'Google stores no more settings for the add-on in this file. What is here stays; use a new file for more creators.',
  ],
  'google-limit': [
    'Google’s daily limit reached',
    'Google’s daily limit reached',
    'Google doesn’t allow your account any more of this today. Nothing was lost; continue tomorrow, or ask a colleague.',
  ],
  'google-permission': [
    'Google needs your permission',
    'Google needs your permission',
    'Google doesn’t let the add-on do this for you yet. Close this panel, open it again from the menu, and allow what Google asks for.',
  ],
  'several-accounts': [
    'Several Google accounts',
    'several Google accounts',
    'You are signed in to several Google accounts, and Google mixes them up here. Open this file in a window with only one account, such as a private window.',
  ],
  internal: [
    'Something went wrong',
    'fault in the add-on',
    'This is a fault in the add-on. Nothing was sent twice. Close this page and open it again; if it happens again, report it with the technical details.',
  ],
};

/** What `filter` of `filter-ignored` names. */
const filters: Readonly<Record<string, string>> = {
  ...eachOf(FILTER_NAMES, (name) => FILTER_WORDS[name].en),
  platform: 'Platform',
  status: 'Status',
  labels: 'Labels',
  owner: 'Owner',
  group: 'Group',
  archived: 'Archived creators only',
  updatedSince: 'Changed since',
};

/**
 * Words the server may provide: `waitMs` and `perMinute` (limit), `who` (colleague-sends), `number` (number-needed), `filter` and `unsaid`
 * (filter-ignored), `what` and `key` (bad-query), `text` (google-refused), `heading` (columns, one per line), `cells`, `tab`, `who` and
 * `others` (protected-cells, merged-cells, table-in-the-way). Each sentence also works without them.
 */
export function problem(found: Problem): ProblemSaid {
  const [title, short, sentence] = tell(found);
  return { title, short, sentence };
}

/** The columns, cells, or tab that one of Google's problems is about. */
function placeOf({ words }: Problem): { readonly subject: string; readonly plural: boolean } {
  const [heading, cells, tab] = [said(words, 'heading'), said(words, 'cells'), said(words, 'tab')];
  const where = cells === '' ? '' : ` (${cells})`;
  const headings = heading.split('\n');
  const plural = headings.length > 1;
  if (heading !== '') return { subject: `${plural ? 'Columns' : 'Column'} ${clip(headings.join(', '), 60)}${where}`, plural };
  if (tab !== '') return { subject: `The tab “${clip(tab, 60)}”${where}`, plural: false };
  return cells === '' ? { subject: 'This tab', plural: false } : { subject: `Cells ${cells}`, plural: true };
}

const others = ({ words }: Problem): string => (Number(words?.others ?? 0) > 0 ? ' Everything else was written.' : '');

function tell(found: Problem): Told {
  const word = (name: string) => said(found.words, name);
  switch (found.kind) {
    case 'limit': {
      const seconds = Math.ceil(Number(found.words?.waitMs ?? 60_000) / 1000);
      const limit = word('perMinute') ? `${word('perMinute')} requests a minute` : 'only so many requests a minute';
      return ['One moment', 'the CRM is at its limit', `The CRM allows ${limit}. Try again in ${seconds} s.`];
    }
    case 'colleague-sends': {
      const who = word('who') || 'A colleague';
      return [
        'A colleague is sending',
        'a colleague is sending',
        `${who} is sending changes. You can keep editing; Sync is available again when that is done.`,
      ];
    }
    case 'number-needed': {
      const number = word('number') || 'shown';
      return ['Type the number', 'number needed', `This is a large change. Type the number ${number} to send it.`];
    }
    case 'google-refused': {
      const text = word('text');
      const words = text ? `: “${text}”` : ' this.';
      return [
        'Google refused this',
        'Google refused this',
        `Google Sheets refused${words} Nothing was lost. Try again; if it happens again, ask the owner of this file.`,
      ];
    }
    case 'protected-cells': {
      const { subject, plural } = placeOf(found);
      return [
        'Protected cells',
        'protected cells',
        `${subject} ${plural ? 'are' : 'is'} protected. Ask ${word('who') || 'the owner of this file'} to let you edit ${plural ? 'them' : 'it'} (Data ▸ Protect sheets and ranges).${others(found)}`,
      ];
    }
    case 'merged-cells': {
      const { subject, plural } = placeOf(found);
      return [
        'Merged cells are in the way',
        'merged cells',
        `${subject} ${plural ? 'are' : 'is'} merged. Unmerge ${plural ? 'them' : 'it'} (Format ▸ Merge cells ▸ Unmerge), then try again.${others(found)}`,
      ];
    }
    case 'table-in-the-way': {
      const { subject, plural } = placeOf(found);
      return [
        'A table is in the way',
        'a table is in the way',
        `${subject} ${plural ? 'belong' : 'belongs'} to a table that doesn’t allow this. Turn the table back into plain cells (its menu ▸ Revert to unformatted data), then try again.${others(found)}`,
      ];
    }
    case 'filter-ignored': {
      const filter = filters[word('filter')] ?? 'this filter';
      const why =
        word('unsaid') === ''
          ? `The CRM sent creators that the filter “${filter}” should exclude, so it seems not to support it.`
          : `The CRM doesn’t report what the filter “${filter}” needs.`;
      return ['The CRM didn’t filter', 'the CRM didn’t filter', `${why} Nothing was pulled; choose without this filter.`];
    }
    case 'bad-query': {
      const key = clip(word('key'), 40);
      const why =
        word('what') === 'unknown-key'
          ? `“${key}” isn’t something creators can be filtered by. Nothing was changed.`
          : word('what') === 'wrong-value'
            ? `The value of “${key}” can’t be read. Nothing was changed.`
            : 'This text isn’t a set of filters: it must begin with { and end with }.';
      return ['These filters can’t be used', 'filters can’t be used', why];
    }
    default:
      return isObjection(found.kind) ? tellObjection(found.kind, found) : fixed[found.kind];
  }
}
