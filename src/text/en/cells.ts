// English words the server writes into the spreadsheet: headings, notes, the Sync column, the menu, page titles.

import { headingsIn, hintsIn } from '../columns';
import { clip, inLine, withoutDomain } from '../phrase';
import { common } from './common';
import { moment } from './moment';
import { overviewCells } from './overview';

const hint = hintsIn('en', {
  editable: 'Blue heading: edit here, then press Sync in the panel.',
  readOnly: 'Gray heading: comes from the CRM. What you type here is not sent, and a refresh that reads all rows overwrites it.',
});

/** `time` as the server writes it; `who` as colleagues know them, or ''. */
interface When {
  readonly time: string;
  readonly who: string;
}

const by = (time: string, who: string): string => [moment(time), withoutDomain(who)].filter(Boolean).join(', ');

/** The words of the Sync column. The word comes first; color only repeats it. */
const sync = {
  edited: ({ fields }: { fields: readonly string[] }) => `Edited: ${fields.join(', ')}`,
  isNew: 'New: will be added',
  waits: ({ whys }: { whys: readonly string[] }) => `Fix: ${whys.join('; ')}`,
  conflict: ({ fields }: { fields: readonly string[] }) => `Conflict: ${fields.join(', ')}`,
  conflictNote: 'You and the CRM both changed this since the last refresh. Press Sync and choose which to keep.',
  changed: ({ changes }: { changes: readonly string[] }) => `Changed: ${changes.join(', ')}`,
  changedValue: ({ field, before, after }: { field: string; before: string; after: string }) =>
    `${field} (${inLine(before) || 'blank'} → ${inLine(after) || 'blank'})`,
  changedSet: ({ field, added, removed }: { field: string; added: string; removed: string }) =>
    `${field} (${[added && `added ${inLine(added)}`, removed && `removed ${inLine(removed)}`].filter(Boolean).join('; ')})`,
  changedNote:
    'Someone changed this in the CRM between your last two refreshes. Your sheet shows the new value. The next refresh clears this message.',
  sent: ({ time, who }: When) => `Sent ${by(time, who)}`,
  undone: ({ time, who }: When) => `Undone ${by(time, who)}`,
  added: ({ time, who }: When) => `Added ${by(time, who)}`,
  archived: ({ time, who }: When) => `Archived ${by(time, who)}`,
  restored: ({ time, who }: When) => `Restored ${by(time, who)}`,
  refused: ({ why }: { why: string }) => `Refused: ${why}`,
  unclear: 'Not confirmed yet',
  unclearNote: 'The connection broke while this row was being sent. Open the panel to ask the CRM whether it arrived.',
  respelled: ({ field, text }: { field: string; text: string }) => `${field}: the CRM saved it as ${clip(inLine(text), 200)}`,
  movedMeanwhile: 'Changed since: sync again',
  movedNote: 'The row or the CRM changed after you opened the review, so this row was not sent. Press Sync to review it again.',
  paused: 'Paused',
  checking: 'Checking',
  left: 'Left this view',
  leftNote: 'This creator is still in the CRM, but no longer matches what this tab shows. Your row and your edits stay.',
  archivedThere: 'Archived in the CRM',
  archivedThereNote:
    'This creator was archived in the CRM, so it left this view. Your row and your edits stay. To bring it back: More, Restore selected rows.',
  gone: 'No longer in CRM',
  mixedUp: 'Mixed-up row',
  rowsDisagree: ({ fields }: { fields: readonly string[] }) => `Rows disagree: ${fields.join(', ')}`,
  crmSays: ({ reason }: { reason: string }) => `The CRM says: ${clip(reason, 200)}`,
};

const firstRun: readonly string[] = ['1  Edit the blue columns.', '2  Press Sync in the panel.', '3  Review, then send.'];

export const cells = {
  heading: headingsIn('en'),
  hint,
  sync,
  /** The name of a tab created by a pull. */
  tabName: 'CRM creators',
  /** Shown below the headings until the first edit. */
  firstRun,
  archived: { yes: 'Yes', no: 'No' },
  shortened: 'This text is too long to edit here. It is shown shortened and is never sent.',
  /** A CRM file without a name, and the tab with the rows an import did not take. */
  fileName: 'Workbook.xlsx',
  /** The workbook created for importing creators who are not in the CRM. */
  importName: 'Not in the CRM.xlsx',
  importSheet: 'Import',
  notTaken: {
    tabName: ({ time }: { time: string }) => `Not imported ${moment(time).replace(':', '.')}`,
    row: 'Row',
    fate: 'Result',
    reason: 'Reason',
    failed: 'Not imported',
    repeated: 'Duplicate',
  },
  /** On the heading of a column that shows another tab's. */
  lookupHint: ({ tab }: { tab: string }) => `Comes from the tab “${clip(inLine(tab), 60)}”, matched by creator. Edit it there.`,
  /** The person's own columns that follow-ups use. */
  followUps: { lastSent: 'Last sent', count: 'Follow-ups', next: 'Next action', due: 'Due', answered: 'Replied' },
  overview: overviewCells,
  titles: { sidebar: common.addOn, review: 'Review before sending' },
};

export const menu = {
  open: 'Open',
};
