// The numbers in docs/limits.md match the contract and the code.

import { readFileSync } from 'node:fs';
import { FILE_BYTES, FILE_ROWS, REQUESTS_PER_MINUTE } from '../../contract/limits';
import { crmContract } from '../../contract/table';
import { CALL_MS } from '../../src/commands/context';
import { COLUMNS } from '../../src/commands/tab/columns';
import { FOLLOWED_CELLS, FOLLOWED_READS } from '../../src/commands/tab/followed-formulas';
import { idsPerBody, idsPerRead } from '../../src/crm/limits';
import { freedTogether } from '../../src/crm/pace';
import { defaultTimeouts } from '../../src/crm/ports';
import { TEXT_LIMIT } from '../../src/fields/text-limit';
import { NAME_LIMIT, VIEW_NAME_LIMIT } from '../../src/rpc/limits';
import { BASE_WIDTH } from '../../src/sync/base';
import { INPUTS_MOST } from '../../src/sync/inputs';
import { WORKBOOK_CELLS } from '../../src/sync/workbook';
import { proseOf } from './pages';

const page = proseOf('docs/limits.md');

/** The second column of every table, by the first. */
const rows = new Map(
  [...page.matchAll(/^\| (.+?) \| (.+?) \|/gm)].map(([, what = '', number = '']) => [what.replaceAll('**', ''), number]),
);

const said = (what: string): number => Number((rows.get(what) ?? '').replace(/[,%]|\b(min|s|h|MB)\b/g, ''));

/** A number that a file does not export, as spelled there: `name = 50`, `name: 0.3`, `name={1_000}`, `name = 3 * 3600`. */
function numberIn(file: string, name: string): number {
  const spelled = new RegExp(`\\b${name}(?: = |: |=\\{)([\\d_.]+(?: \\* [\\d_.]+)*)`).exec(readFileSync(file, 'utf8'))?.[1];
  if (spelled === undefined) throw new Error(`${file} has no ${name}.`);
  const factors = spelled.replaceAll('_', '').split(' * ').map(Number);
  return factors.reduce((product, factor) => product * factor);
}

const typed = (name: string): number => numberIn('src/commands/runs/typed-confirmation.ts', name);
const batch = idsPerBody(crmContract, 'validateBatch', 'previewBatch', 'applyBatch');

test.each<[string, number]>([
  ['requests a minute', REQUESTS_PER_MINUTE],
  ['requests that must be free before it continues', freedTogether(REQUESTS_PER_MINUTE)],
  ['time with fewer requests after the CRM refuses one as too many', numberIn('src/crm/pace.ts', 'SLOW_MS')],
  ['creators in one read', idsPerRead(crmContract)],
  ['creators in one change of status, labels, owner or archive', batch],
  ['wait for a response to a read', defaultTimeouts.read],
  ['wait for a response to a change', defaultTimeouts.write],
  ['pause before a retry', numberIn('sidebar/flows/steps.ts', 'RETRY_MS') / 1000],
  ['one call to Google starts nothing new after', CALL_MS / 1000],
  ['others can take over a silent sync after', numberIn('src/commands/runs/journal.ts', 'LEASE_MS') / 1000],
  ['characters of a text that can be edited and sent', TEXT_LIMIT],
  ['characters of a display-only text', numberIn('src/sync/columns.ts', 'SHOWN_LIMIT')],
  ['rows whose visibility is counted at once', numberIn('src/commands/edits/edits.ts', 'COUNTED_HIDDEN')],
  ['the panel checks which tab is open every', numberIn('sidebar/machine/polling.ts', 'LOOK_MS') / 1000],
  ['creators in a tab whose edits the panel counts every 20 s', numberIn('sidebar/machine/polling.ts', 'COUNTED_AT_EACH')],
  ['review rows that are marked as hidden', numberIn('src/commands/tab/survey.ts', 'REVIEWED_HIDDEN')],
  ['characters of names remembered for you in one file', numberIn('src/commands/account/renamed.ts', 'SHOWN_MOST')],
  ['cells followed behind formulas', FOLLOWED_CELLS],
  ['reads of such cells in one look', FOLLOWED_READS],
  [
    'characters that one Edit many rows… can undo, or one recording of an email task in Follow-ups…',
    numberIn('src/commands/tab/undo-limit.ts', 'UNDO_LIMIT'),
  ],
  ['columns from another tab shown at once', numberIn('src/commands/lookups/lookups.ts', 'MOST')],
  ['duplicates among those due that the panel lists', numberIn('src/commands/follow-ups/follow-ups.ts', 'TOLD')],
  ['email tasks that Follow-ups… offers to record', numberIn('src/commands/follow-ups/stamp.ts', 'OFFERED_TASKS')],
  ['days for which it offers that', numberIn('src/commands/follow-ups/stamp.ts', 'OFFERED_DAYS')],
  ['columns of a shared tab', numberIn('src/commands/hand-out/hand-out.ts', 'MOST_COLUMNS')],
  ['statuses with a line in an Overview', numberIn('src/commands/overview/counted.ts', 'statuses')],
  ['owners with a column in an Overview', numberIn('src/commands/overview/counted.ts', 'owners')],
  ['platforms with a line in an Overview', numberIn('src/commands/overview/counted.ts', 'platforms')],
  ['labels with a line in an Overview', numberIn('src/commands/overview/counted.ts', 'labels')],
  ['countries with a line in an Overview', numberIn('src/commands/overview/counted.ts', 'countries')],
  ['status changes with a column in an Overview', numberIn('src/commands/overview/counted.ts', 'moves')],
  ['weeks in an Overview', numberIn('src/sync/overview-blocks.ts', 'WEEKS')],
  ['one timer run starts nothing new after', numberIn('src/commands/schedule/by-itself.ts', 'FIRING_MS') / 60_000],
  ['tabs in one file that refresh automatically', numberIn('src/commands/schedule/settings.ts', 'MOST_TABS')],
  ['due creators named for each tab', numberIn('src/commands/schedule/news.ts', 'NAMED')],
  ['a sync in the background gives up after', numberIn('src/commands/runs/send-on.ts', 'GIVEN_UP_MS') / 3_600_000],
  ['the panel says that Google no longer runs it after', numberIn('src/commands/schedule/schedule.ts', 'SILENT_MS') / 3_600_000],
  ['rows needing a fix that the panel lists', numberIn('src/commands/edits/edits.ts', 'WAITING_SHOWN')],
  ['has this many changes', typed('many')],
  ['or has more than this many changes,', typed('rows')],
  ['and these are more than this share of the tab', typed('share') * 100],
  ['or is cleared in this many rows', typed('clears')],
  ['or archives this many creators', typed('archives')],
  ['syncs kept, for history and undo', numberIn('src/commands/runs/journal.ts', 'RUNS_KEPT')],
  ['other actions kept', numberIn('src/commands/mutations/mutation-book.ts', 'MUTATIONS_KEPT')],
  ['lines in a change log tab', numberIn('src/commands/tab/change-log.ts', 'MOST_LINES')],
  ['lists of statuses, members and labels are read again after', numberIn('src/commands/account/lists.ts', 'LISTS_FRESH_MS') / 60_000],
  ['a pull counts as old after', numberIn('sidebar/machine/screen.ts', 'STALE_SECONDS') / 3600],
  ['creators in one Add creators', INPUTS_MOST],
  ['characters of a list to match', numberIn('sidebar/panels/match-list.tsx', 'most')],
  ['creators that Look up shows', numberIn('src/commands/creators/look-up.ts', 'HITS_SHOWN')],
  ['group members that are shown', numberIn('src/commands/mutations/groups/read-groups.ts', 'MEMBERS_TOLD')],
  ['characters in the name of a label or group', NAME_LIMIT],
  ['characters in the name of a view', VIEW_NAME_LIMIT],
  ['rows of an import', FILE_ROWS],
  ['size of an import', FILE_BYTES / 1024 / 1024],
  ['columns of a workbook opened in a tab', numberIn('src/commands/mutations/workbook-tab.ts', 'MOST_COLUMNS')],
  ['cells of a workbook that is read', WORKBOOK_CELLS],
  ['an export is checked every', numberIn('src/commands/mutations/exports/fetch-file.ts', 'LOOK_AGAIN_MS') / 1000],
])('%s is %d on the page', (what, number) => {
  expect(said(what)).toBe(number);
});

test('a creator takes as many cells as the page says', () => {
  expect(page).toContain(`${COLUMNS.length} cells of ours in the tab and ${BASE_WIDTH} in a hidden sheet`);
});

test('what is sent one creator at a time is what no batch of the CRM accepts', () => {
  const alone = Object.entries(crmContract.changes).flatMap(([field, change]) => (change.carriedBy.batch.value ? [] : [field]));
  expect(alone.sort()).toEqual(['contactLink', 'email', 'notes']);
  expect(said('creators in one change of notes, email or contact link')).toBe(1);
});
