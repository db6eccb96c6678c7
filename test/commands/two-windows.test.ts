// Two windows of one person, or of two people: what one does while a call of the other is under way, at every point of that call.

import { connected } from '../../src/commands/account/account';
import { keptLists } from '../../src/commands/account/lists';
import { approveMutation, openMutation } from '../../src/commands/mutations/mutation';
import { startRefresh } from '../../src/commands/pull/pull';
import { startCheck } from '../../src/commands/runs/check';
import { handedOver } from '../../src/commands/runs/handed-over';
import { runHead } from '../../src/commands/runs/journal';
import { activeLease } from '../../src/commands/runs/lease';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readSettings } from '../../src/commands/schedule/settings';
import { type Desk, deskFor, type NeedName } from '../laws/desk-of-two';
import { type Page, play } from '../laws/interleaved';
import { PAGES, type PageName } from '../laws/pages-of-calls';

type Then = (desk: Desk, ends: readonly string[]) => void;

/** Lets the second page come in at every point of the first one; `then` sees the desk and how both ended. */
function atEveryPoint(first: PageName, second: PageName, then: Then): void {
  const needs = [...PAGES[first].needs, ...PAGES[second].needs];
  everyPoint(needs, (desk) => [PAGES[first].page(desk, desk.me), PAGES[second].page(desk, desk.me)], then);
}

function everyPoint(needs: readonly NeedName[], pagesAt: (desk: Desk) => readonly [Page, Page], then: Then): void {
  let at = 0;
  for (let met = true; met; at += 1) {
    const desk = deskFor(needs);
    if (desk === null) throw new Error('the two pages cannot be at one desk');
    const played = play(desk.office, pagesAt(desk), { at, answerMs: 0, whole: true });
    met = played.met;
    then(desk, played.ends);
  }
  expect(at).toBeGreaterThan(2);
}

const keysLeft = ({ office }: Desk): readonly string[] => [...office.shared.keys(''), ...office.ctx.mine.keys('')];

describe('one mutation in two windows', () => {
  it('ends once: the rows an import did not take are in one tab, and both windows show the same end', () => {
    atEveryPoint('stepMutation', 'stepMutation', ({ office }, ends) => {
      expect(ends).toEqual(['done', 'done']);
      expect(office.book.tabs().filter(({ name }) => name.startsWith('Not imported'))).toHaveLength(1);
      expect(office.crm.others).toHaveLength(1);
    });
  });

  it('that ends while another is approved, and not sent yet, leaves that one in the panel', () => {
    everyPoint(
      ['approved', 'ready'],
      (desk) => [PAGES.stepMutation.page(desk, desk.me), approving(desk)],
      ({ office, begun }) => {
        const open = openMutation(office.ctx);
        expect(open?.is === 'read' && open.value.mutationId).toBe(begun.ready?.mutationId);
      },
    );
  });

  /** Approves the label, whose request has to wait. */
  function* approving({ me, office, begun }: Desk): Page {
    const { before } = office.crm;
    if (begun.ready === null) throw new Error('nothing is ready');
    for (let tries = 0; tries < 3; tries += 1) {
      office.crm.before = (request) => (request === 'createLabel' ? 'wait' : null);
      const approved = approveMutation(me.execution(), { mutationId: begun.ready.mutationId, digest: begun.ready.digest });
      office.crm.before = before;
      if (approved.ok) return 'done';
      yield 'told to wait';
    }
    return 'not approved';
  }
});

describe('a review', () => {
  it('that is made while a run is sent is not taken for tampered with, and neither is the run', () => {
    atEveryPoint('stepSend', 'startCheck', (_, ends) => expect(ends).not.toContain('not-confirmed'));
  });

  it('confirmed in two windows is sent once; the second one is told the same, or that it is over', () => {
    atEveryPoint('confirm', 'confirm', ({ office }, ends) => {
      expect(ends.every((end) => end === 'done' || end === 'stale-review')).toBe(true);
      expect(ends).toContain('done');
      expect(office.crm.writes).toHaveLength(2);
      expect(activeLease(office.ctx)).toBeNull();
    });
  });

  it('confirmed while a check starts in another window is sent, or was cancelled before: never both', () => {
    everyPoint(
      ['review'],
      (desk) => [starting(desk), PAGES.confirm.page(desk, desk.me)],
      ({ office, begun }, [, confirmed]) => {
        const state = runHead(office.ctx, begun.review?.runId ?? '')?.state;
        expect([confirmed, state]).toEqual(confirmed === 'done' ? ['done', 'done'] : ['stale-review', 'cancelled']);
      },
    );
  });
});

function* starting({ me }: Desk): Page {
  const begun = startCheck(me.execution(), { scope: 'all' });
  yield 'calls';
  return begun.ok ? 'done' : 'problem';
}

describe('a run that ends while somebody wants it to stop', () => {
  it.each<PageName>(['pauseSend', 'handOver'])('leaves no request to stop behind (%s)', (second) => {
    atEveryPoint('stepSend', second, (desk) => {
      const { office, begun } = desk;
      const head = runHead(office.ctx, begun.confirmed);
      if (head?.state === 'done' || head?.state === 'partly')
        expect(keysLeft(desk).filter((key) => /^(?:pause|seal)\./.test(key))).toEqual([]);
      else expect(head?.state).toBe('paused');
    });
  });
});

describe('the timer', () => {
  /** A firing that finds nothing to do. */
  function* idle({ office, me }: Desk): Page {
    office.timer.on = true;
    workByItself(me.execution(), () => null);
    yield 'calls';
    return 'done';
  }

  it('stays for a run that is handed over, and for a schedule that is chosen, while it finds nothing to do', () => {
    everyPoint(
      ['confirmed'],
      (desk) => [idle(desk), PAGES.handOver.page(desk, desk.me)],
      ({ office }) => expect(office.timer.on).toBe(handedOver(office.ctx)?.ended === null),
    );
    everyPoint(
      [],
      (desk) => [idle(desk), PAGES.turnOnSchedule.page(desk, desk.me)],
      ({ office }) => expect([readSettings(office.ctx)?.is, office.timer.on]).toEqual(['read', true]),
    );
  });

  it('stays for a run that was handed over when scheduled refresh is turned off', () => {
    atEveryPoint('turnOffSchedule', 'handOver', ({ office }) => expect(office.timer.on).toBe(true));
  });
});

describe('a key', () => {
  it('leaves nothing behind when its owner signs out while lists are read', () => {
    everyPoint(
      ['staleLists'],
      (desk) => [refreshing(desk), PAGES.signOut.page(desk, desk.me)],
      ({ office }) => {
        expect(connected(office.ctx).ok).toBe(false);
        expect(office.ctx.mine.keys('').filter((key) => /^(?:crm\.|account\.proof|lists\.)/.test(key))).toEqual([]);
      },
    );
  });

  function* refreshing({ me }: Desk): Page {
    startRefresh(me.execution(), { all: false });
    yield 'calls';
    return 'done';
  }
});

it('a label made in one window is known in the other, whose reading of the lists began before', () => {
  const making = (desk: Desk): Page => PAGES.approveMutation.page(desk, desk.me);
  everyPoint(
    ['ready', 'staleLists'],
    (desk) => [PAGES.readChoices.page(desk, desk.me), making(desk)],
    ({ office }) => expect(keptLists(office.ctx).labels.map(({ name }) => name)).toContain('Winter'),
  );
});

it('a person’s own tab is bound with all creators, or the page is told, when another window starts to read for it', () => {
  atEveryPoint('bindOwnTab', 'startMatch', ({ office, begun }, [bound]) => {
    const rows = office.book.tab(begun.ownTab)?.grid.lastRow() ?? 0;
    expect([bound, rows]).toEqual(bound === 'done' ? ['done', 5] : ['stale-review', 2]);
  });
});
