// English: a run written into a tab of its own.

import type { BackgroundEnd } from '../../rpc/background';
import type { Problem } from '../../rpc/problems';
import type { TabNews } from '../../rpc/schedule';
import type { ChangeState } from '../../sync/run';
import { clip, count, counted } from '../phrase';
import { moment } from './moment';
import { isObjection, objection } from './objections';

const columns = {
  when: 'When',
  who: 'Who',
  creator: 'Creator',
  creatorId: 'creator_id',
  field: 'Column',
  before: 'Before',
  after: 'After',
  outcome: 'Result',
  why: 'Why',
  requestId: 'Request',
};

const outcome: Readonly<Record<ChangeState, string>> = {
  proposed: 'Not sent',
  planned: 'Not sent yet',
  left: 'Not sent',
  applied: 'In the CRM',
  rejected: 'Not accepted',
  conflicted: 'The CRM has a different value',
  moved: 'Changed in the meantime, not sent',
  unknown: 'Not confirmed',
};

/** '' = nothing came. */
const came = ({ changed, added, left }: Pick<TabNews, 'changed' | 'added' | 'left'>): string =>
  [
    changed > 0 && `${counted(changed, 'creator')} changed in the CRM`,
    added > 0 && `${count(added)} new`,
    left > 0 && `${count(left)} no longer in this view`,
  ]
    .filter(Boolean)
    .join(', ');

const notRefreshed = (problem: Problem): string =>
  problem.kind === 'not-connected'
    ? 'Not refreshed, and automatic refresh is now off: signed out.'
    : `Not refreshed: ${isObjection(problem.kind) ? objection(problem).short : 'the panel says why'}.`;

/** What a scheduled refresh reports about one tab, one line each; the tab is named beside it. */
function lines({ incomplete, edits, waiting, due, problem, ...news }: TabNews): readonly string[] {
  const waits = [edits > 0 && `${counted(edits, 'edit')} not sent`, waiting > 0 && `${counted(waiting, 'thing')} to fix`].filter(Boolean);
  return [
    problem === null ? '' : notRefreshed(problem),
    came(news) === '' ? '' : `${came(news)}.`,
    incomplete ? 'Some creators may be missing: the CRM’s list changed while we were reading it.' : '',
    waits.length === 0 ? '' : `Left for you: ${waits.join(', ')}.`,
    due === null || due.n === 0
      ? ''
      : `Due for a follow-up: ${count(due.n)} (${due.names.join(', ')}${due.n > due.names.length ? ', …' : ''}).`,
  ].filter(Boolean);
}

const ENDS = {
  over: 'Sent in the background',
  'given-up': 'A sync in the background was stopped after a day',
  'signed-out': 'A sync in the background was stopped, because of signing out',
};

const byItself = {
  name: 'Automatic',
  came,
  lines: (news: TabNews) => {
    const told = lines(news);
    return told.length === 0 ? ['Nothing left for you to do.'] : told;
  },
  sent: ({ how, applied, failed, unknown, left }: BackgroundEnd) => {
    if (how === 'lost')
      return 'A sync in the background couldn’t continue: its record can no longer be read. The next Sync compares with the CRM.';
    const parts = [
      `${count(applied)} in the CRM`,
      failed > 0 && `${count(failed)} failed`,
      unknown > 0 && `${count(unknown)} not confirmed`,
      left > 0 && `${count(left)} not sent`,
    ].filter(Boolean);
    return `${ENDS[how]}: ${parts.join(', ')}.`;
  },
  subjectSent: ({ tab }: { tab: string }) => `Background sync: ${clip(tab, 80)}`,
  subject: ({ tabs }: { tabs: readonly string[] }) => `CRM refresh: ${clip(tabs.join(', '), 80)}`,
  foot: ({ url }: { url: string }) =>
    `${url}\n\nYou get this because you turned it on in NoxInfluencer CRM Sync. To turn it off: More ▸ Automatic refresh…`,
};

export const history = {
  byItself,
  tabName: ({ time }: { time: string }) => `Sent ${moment(time).replace(':', '.')}`,
  columns,
  outcome,
  /** The Changes tab. */
  changes: {
    tabName: ({ part }: { part: number }) => (part === 1 ? 'Changes' : `Changes ${part}`),
    columns: { when: 'When', creator: 'Creator', field: 'Column', before: 'Before', after: 'After', from: 'Changed by', tab: 'Tab' },
    sources: { crm: 'In the CRM', here: 'This file' },
    goesOn: ({ tab }: { tab: string }) => `This list is full. It continues in the tab “${tab}”.`,
  },
};
