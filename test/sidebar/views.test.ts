// Small decisions of the views that need no page: names, counts, times, what is read aloud.

import { announcementOf } from '../../sidebar/announcements';
import { editsLeft, first, type Model } from '../../sidebar/machine/model';
import { screenOf } from '../../sidebar/machine/screen';
import { differs } from '../../sidebar/review/counted';
import { clockTime, secondsLeft } from '../../sidebar/times';
import { reportLines } from '../../sidebar/views/pull';
import { doneText, othersToSend, partlyTitle, reasonsOf } from '../../sidebar/views/result';
import { sendingTitle } from '../../sidebar/views/send';
import { nameForFile, queryWith, viewName } from '../../sidebar/views/view-name';
import { pageWords } from '../../src/text/page-words';
import { choices } from './sample-choices';
import { idle, NOW, noEdits, partly, sendStep, strange } from './samples';

const en = pageWords('en');

test('a run without changes is announced as having sent nothing', () => {
  expect(doneText(sendStep(0, { total: 0 }), en.running.result)).toBe(en.running.result.nothingSentTitle);
});

describe('an undo', () => {
  const { send, result } = en.running;
  const undone = { ...partly, isUndo: true };

  it('is described as undoing, not sending', () => {
    expect([sendingTitle(sendStep(4, { isUndo: true }), send), sendingTitle(sendStep(4), send)]).toEqual([
      'Undoing 4 of 55',
      'Sending 4 of 55',
    ]);
    expect(doneText(sendStep(11, { isUndo: true }), result)).toBe('11 changes undone in the CRM.');
    if (undone.results === null) throw new Error('the run is not over');
    expect(partlyTitle(undone, undone.results, result)).toBe('51 undone, 4 not');
  });
});

describe('a query for creators', () => {
  it('leaves out what does not filter', () => {
    expect(
      queryWith({ platform: 'tiktok', keyword: 'a' }, { platform: undefined, keyword: '', labels: [], archived: false, status: 0 }),
    ).toEqual({ status: 0 });
  });

  it('is named after its filters', () => {
    expect(viewName({ platform: 'tiktok', status: 2, owner: 'm0', labels: ['l0', 'l2'], keyword: 'ab' }, choices, en)).toBe(
      'TikTok · In communication · Member One · Beauty · Summer · “ab”',
    );
    expect(viewName({}, null, en)).toBe('All creators');
  });

  it('is named in the file’s language, like its tabs, whoever chooses', () => {
    const model = { ...first, server: { ...idle, fileLanguage: 'en' } } as const;
    expect(nameForFile(model, pageWords('zh'))).toBe('All creators');
    expect(nameForFile({ ...model, server: null }, pageWords('zh'))).toBe(viewName({}, null, pageWords('zh')));
  });

  it('has a name of at most 80 characters, the limit of the call', () => {
    expect(viewName({ keyword: 'x'.repeat(200) }, null, en)).toHaveLength(80);
  });
});

describe('a pull', () => {
  const report = { creators: 298, added: 296, updated: 2, changed: 0, left: 0, archived: 0, gone: 0, editsKept: 0, incomplete: false };

  it('reports who changed in the CRM once, and next to it how many rows have new numbers', () => {
    expect(reportLines({ ...report, added: 0, updated: 4, changed: 4 }, true, en)).toEqual(['4 changed in the CRM; each row says what']);
    expect(reportLines({ ...report, added: 0, updated: 30, changed: 1 }, true, en)).toEqual([
      '30 updated',
      '1 changed in the CRM; its row says what',
    ]);
  });

  it('into a tab with existing rows says how many were added as well as how many were there', () => {
    expect(reportLines(report, false, en)).toEqual(['296 new', '2 updated', 'Your own columns aren’t touched.']);
    expect(reportLines({ ...report, added: 298, updated: 0 }, false, en)).toEqual(['Your own columns aren’t touched.']);
  });
});

describe('what was not sent', () => {
  it('counts edits that wait for a correction among those still in the sheet, and nothing while they are not counted', () => {
    expect(editsLeft({ ...noEdits, edits: 1, waitingTotal: 2 })).toBe(3);
    expect(editsLeft({ ...noEdits, waitingTotal: 2 })).toBe(2);
    expect(editsLeft(null)).toBe(0);
  });

  it('is offered for sending after a run of any scope, next to what the run itself could not send', () => {
    const server = { ...idle, edits: { ...noEdits, edits: 65, waitingTotal: 2, selectedRows: 3, visibleRows: 8 } };
    const offered = (scope: Model['scope'], notSent: number): number => othersToSend({ scope, server }, notSent);
    expect([offered('all', 0), offered('all', 4), offered('all', 65)]).toEqual([65, 61, 0]);
    expect([offered('selected', 0), offered('visible', 0)]).toEqual([65, 65]);
    const unseen = { ...idle, edits: { ...server.edits, selectedRows: 0, visibleRows: 0 } };
    expect([othersToSend({ scope: 'selected', server: unseen }, 0), othersToSend({ scope: 'visible', server: unseen }, 0)]).toEqual([0, 0]);
    expect(othersToSend({ scope: 'all', server: idle }, 0)).toBe(0);
  });

  it('is reported by reason, with the number and the fields', () => {
    expect(reasonsOf(partly.results?.notSent ?? [], en)).toEqual(['3: Owner, no permission.', '1: Email, not accepted.']);
  });
});

describe("the CRM's count", () => {
  const counted = { ...strange, existing: 4 };

  it('does not differ if it leaves out, or counts, those whom the CRM refused by name', () => {
    const refused = { ...counted, ourExisting: 2, refusedExisting: 1 };
    expect([0, 1, 2, 3].map((existing) => differs({ ...refused, existing }))).toEqual([true, false, false, true]);
  });

  it('differs if any number is different', () => {
    expect([counted, { ...counted, existing: 3 }, { ...counted, creatable: 0 }].map(differs)).toEqual([false, true, true]);
  });

  it('does not differ if the CRM says nothing', () => {
    expect(differs({ ...counted, existing: null, creatable: null })).toBe(false);
  });
});

describe('times', () => {
  it('are without the date on the same day, otherwise with it', () => {
    expect(clockTime('2026-03-02T10:44:00', '2026-03-02T23:00:00', 'en')).toBe('10:44');
    expect(clockTime('2026-03-01T10:44:00', '2026-03-02T23:00:00', 'en')).toBe('1 Mar, 10:44');
  });

  it('remaining follow the pace so far, and are not guessed before there is one', () => {
    expect(secondsLeft(300, 800, 60)).toBe(100);
    expect(secondsLeft(300, 800, 2)).toBeNull();
    expect(secondsLeft(0, 800, 60)).toBeNull();
    expect(secondsLeft(300, null, 60)).toBeNull();
  });
});

describe('what is read aloud', () => {
  const sending = (applied: number): Model => ({
    ...first,
    server: { ...idle, now: NOW },
    activity: { doing: 'sending', runId: 'run-1', progress: sendStep(applied), pausing: false },
  });
  const news = (model: Model) => announcementOf(screenOf(model), model, en);

  it('is announced at every quarter, not at every step', () => {
    expect(new Set([1, 5, 13].map((n) => news(sending(n)).key)).size).toBe(1);
    expect(news(sending(14)).key).not.toBe(news(sending(13)).key);
  });

  it('is the problem if there is one', () => {
    expect(news({ ...sending(1), problem: { kind: 'unreachable' } }).text).toBe('No connection. Nothing was lost.');
  });
});
