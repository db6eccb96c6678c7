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
    'This tab holds no creators from the CRM. Choose which creators you want here.',
  ],
  'newer-version': [
    'A newer version was here',
    'newer version needed',
    'A newer version of this add-on was used in this file, and this one cannot read what it keeps. Reload the spreadsheet to get it; nothing was changed.',
  ],
  'no-tab': ['No tab to work in', 'no tab', 'Click on a tab with cells, then try again.'],
  'columns-in-doubt': [
    'Columns are unclear',
    'columns unclear',
    'It is not clear which columns are ours. Restore the headings, then try again.',
  ],
  'filtered-here': [
    'The CRM does not know these filters',
    'filters of this tab only',
    'Some filters of this tab are tested by the add-on, and the CRM would export others, too. Export all creators, or use “Tab to hand out…”.',
  ],
  'too-large': ['Too much at once', 'too much at once', 'This is too much at once. Choose fewer.'],
  busy: ['One moment', 'busy', 'Another step of this add-on is still at work in this file. Try again in a few seconds.'],
  'stale-review': [
    'Changed since you looked',
    'changed meanwhile',
    'The sheet or the CRM changed since this list was made. Check again to see the current changes.',
  ],
  'no-such-thing': ['Not there any more', 'not there any more', 'The CRM does not have this any more. Look at the list again.'],
  'other-rows-selected': [
    'Other rows are selected',
    'other rows selected',
    'Other rows are selected now, so nothing was changed. Look at the list again.',
  ],
  'stale-mutation': ['Changed meanwhile', 'changed meanwhile', 'This is no longer as it was shown. Nothing was done; start again.'],
  'nothing-to-send': ['Nothing to send', 'nothing to send', 'No change is ticked. Tick at least one, or cancel.'],
  'not-in-practice': ['Not in practice', 'not in practice', 'This needs a CRM, or leads out of the practice tab. Nothing was done.'],
  'nothing-selected': ['No creator is selected', 'no creator selected', 'Select rows of creators in the sheet first, then try again.'],
  'members-unknown': [
    'The CRM does not say who is in it',
    'members not known',
    'The CRM does not say who is in this group, so nobody can be added or removed without losing others. Create a new group instead.',
  ],
  'all-in-group': ['Already in the group', 'already in the group', 'All selected creators are in this group already.'],
  'none-in-group': ['Not in the group', 'not in the group', 'None of the selected creators is in this group.'],
  'nobody-to-mail': [
    'Nobody to add',
    'no e-mail address',
    'None of the selected creators has an e-mail address in the CRM, or they are archived. Select other rows, or tick “Also those…”.',
  ],
  'nobody-in-crm': [
    'Nobody to add',
    'not in the CRM',
    'None of the selected creators is in the CRM. Send them with Sync first, or select others.',
  ],
  'bad-workbook': [
    'This is no workbook',
    'no workbook',
    'The file is not a workbook (.xlsx) that can be read here. Save it to your computer and open it there.',
  ],
  'workbook-too-large': [
    'The workbook is too large',
    'too large',
    'The workbook is too large for a tab here. Save it to your computer and open it there.',
  ],
  'would-create': [
    'The CRM would add new creators',
    'would add new creators',
    'The CRM would bring creators in that it does not have yet. Nothing was done. Refresh this tab, then try again.',
  ],
  'decisions-needed': [
    'Decide first',
    'decide first',
    'Some changes empty a value or take labels off. Tick those that you want under “Removals”, or leave them out.',
  ],
  'bad-arguments': [
    'This page is out of date',
    'page out of date',
    'This page and the add-on do not fit together. Close it and open it again.',
  ],
  'google-busy': ['Google is busy', 'Google is busy', 'Google Sheets did not answer in time. Nothing was lost; try again.'],
  'not-confirmed': [
    'Not what you confirmed',
    'not what you confirmed',
    'These changes are not the ones you confirmed: somebody changed the add-on’s hidden sheets. Nothing more was sent. Start again to check them anew.',
  ],
  'file-full': [
    'This spreadsheet is full',
    'spreadsheet full',
    'Google allows no more cells in this spreadsheet. Delete tabs, empty rows or columns that you do not need, or use a new file. Then try again.',
  ],
  'cell-full': [
    'A text is too long',
    'text too long',
    'A text is longer than a cell of Google Sheets takes (50,000 characters). Shorten it, then try again.',
  ],
  'memory-full': [
    'No room for this file’s settings',
    'no room for settings',
    'Google keeps no more for the add-on in this file. What is here stays; use a new file for more creators.',
  ],
  'google-limit': [
    'Google’s limit for today',
    'Google’s limit for today',
    'Google allows your account no more of this today. Nothing was lost; go on tomorrow, or ask a colleague.',
  ],
  'google-permission': [
    'Google needs your permission',
    'Google needs your permission',
    'Google does not let the add-on do this for you yet. Close this panel, open it again from the menu, and allow what Google asks for.',
  ],
  'several-accounts': [
    'Several Google accounts',
    'several Google accounts',
    'You are signed in to several Google accounts, and Google mixes them up here. Open this file in a window with one account only, such as a private window.',
  ],
  internal: [
    'Something went wrong',
    'fault in the add-on',
    'The add-on made a mistake. Nothing was sent twice. Close this page and open it again; if it comes back, report it with the technical details.',
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
      return ['One moment', 'the CRM is at its limit', `The CRM takes ${limit}. Try again in ${seconds} s.`];
    }
    case 'colleague-sends': {
      const who = word('who') || 'A colleague';
      return ['A colleague is sending', 'a colleague is sending', `${who} is sending changes. You can edit; Sync opens when that is done.`];
    }
    case 'number-needed': {
      const number = word('number') || 'that is shown';
      return ['Type the number', 'number needed', `This is a large change. Type the number ${number} to send it.`];
    }
    case 'google-refused': {
      const text = word('text');
      const words = text ? `: “${text}”` : ' this.';
      return [
        'Google did not do this',
        'Google did not do this',
        `Google Sheets refused${words} Nothing was lost. Try again; if it stays, ask the owner of this file.`,
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
        `${subject} ${plural ? 'belong' : 'belongs'} to a table that does not take this. Turn the table back into plain cells (its menu ▸ Revert to unformatted data), then try again.${others(found)}`,
      ];
    }
    case 'filter-ignored': {
      const filter = filters[word('filter')] ?? 'this filter';
      if (word('unsaid') !== '')
        return [
          'The CRM did not filter',
          'the CRM did not filter',
          `The CRM does not say of its creators what the filter “${filter}” asks. Nothing was pulled; choose without it.`,
        ];
      return [
        'The CRM did not filter',
        'the CRM did not filter',
        `The CRM sent creators that the filter “${filter}” leaves out, so it seems not to know it. Nothing was pulled; choose without it.`,
      ];
    }
    case 'bad-query': {
      const key = clip(word('key'), 40);
      if (word('what') === 'unknown-key')
        return [
          'This choice was not taken',
          'choice not taken',
          `“${key}” is not something that creators can be chosen by. Nothing was changed.`,
        ];
      if (word('what') === 'wrong-value')
        return ['This choice was not taken', 'choice not taken', `The value of “${key}” cannot be read. Nothing was changed.`];
      return ['This choice was not taken', 'choice not taken', 'This is no choice of creators: it must begin with { and end with }.'];
    }
    default:
      return isObjection(found.kind) ? tellObjection(found.kind, found) : fixed[found.kind];
  }
}
