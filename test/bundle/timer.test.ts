// A person's timer and mail over the emulated platform: one trigger per person and document, identified by the id from Google.

import { localStandIn, messageOf, valueOf } from '../workbench/support/local-stand-in';
import { built } from './built';

const HOUR = 3_600_000;
const prefix = 'https://www.googleapis.com/auth/';

/** The add-on's own program over the stand-in. */
function addOn() {
  let now = Date.parse('2026-10-02T10:00:00Z');
  const manifest = JSON.parse(built('appsscript.json')) as Readonly<Record<string, unknown>>;
  const local = localStandIn({ code: built('Code.js'), manifest }, { now: () => now });
  const triggers = () => local.standIn.session.triggers.toJSON();
  return {
    ...local,
    triggers,
    ask: (name: string, args: unknown = {}, person = '1') =>
      valueOf(local.run('answer', [name, args], person)) as { ok: boolean; value?: never; problem?: { kind: string } },
    hour: () => {
      now += HOUR;
      return local.standIn.runDueTimers();
    },
  };
}

describe('the timer of the add-on', () => {
  it('without anything to do removes itself, and requests nothing', () => {
    const { run, standIn, triggers, hour, book } = addOn();
    standIn.session.triggers.portFor('1', book.id).install('onTimer', HOUR);
    expect(triggers()).toHaveLength(1);
    expect(hour()).toBe(true);
    expect(triggers()).toEqual([]);
    expect(standIn.session.ledger.view().executions.at(-1)).toMatchObject({ fn: 'onTimer (timer)', ok: true, requests: 0 });
    expect(run('onTimer').ok).toBe(true);
  });

  it('that fires when nothing is due reads no cell, requests nothing, and stays', () => {
    const { standIn, triggers, hour, book } = addOn();
    const { session } = standIn;
    const schedule = { rule: { at: 'hours', every: 24 }, tabs: [1], mail: false, language: 'en', since: session.ports.clock.now() };
    const report = { began: session.ports.clock.now(), ended: session.ports.clock.now(), tabs: [], mail: null };
    const kept = session.stores.store('user', '1');
    kept.set('crm.key', 'nox_sk_sample');
    kept.set(`schedule.${book.id}`, JSON.stringify([1, schedule]));
    kept.set(`scheduled.${book.id}`, JSON.stringify([1, { firedAt: null, gaveWay: null, going: null, last: report }]));
    session.triggers.portFor('1', book.id).install('onTimer', HOUR);
    hour();
    const [record] = session.ledger.view().executions.slice(-1);
    expect(record).toMatchObject({ ok: true, requests: 0, cellsRead: 0, cellsWritten: 0 });
    const calls = Object.values(record?.calls ?? {}).reduce((sum, { count }) => sum + count, 0);
    expect(calls).toBeLessThanOrEqual(20);
    expect(triggers()).toHaveLength(1);
  });

  it('of another document of the person is left alone', () => {
    const { standIn, triggers, hour, book } = addOn();
    const port = standIn.session.triggers.portFor('1', 'another document');
    port.install('onTimer', HOUR);
    standIn.session.triggers.portFor('1', book.id).install('onTimer', HOUR);
    hour();
    expect(triggers().map(({ book: of }) => of)).toEqual(['another document']);
  });

  it('and the mail are reported as not authorized if the person excluded them, with the place to authorize them', () => {
    const { standIn, ask } = addOn();
    const { withheld } = standIn.session.people.get('1');
    expect(ask('readSchedule')).toMatchObject({ value: { timer: { allowed: true, url: null }, mail: { allowed: true, url: null } } });
    withheld.add(`${prefix}script.scriptapp`);
    expect(ask('readSchedule')).toMatchObject({
      value: { timer: { allowed: false, url: expect.stringMatching(/^https:/) }, mail: { allowed: true } },
    });
    withheld.add(`${prefix}script.send_mail`);
    expect(ask('readSchedule')).toMatchObject({ value: { mail: { allowed: false, url: expect.stringMatching(/^https:/) } } });
    withheld.delete(`${prefix}script.send_mail`);
    // Without the address there is nobody to write to.
    withheld.add(`${prefix}userinfo.email`);
    expect(ask('readSchedule')).toMatchObject({ value: { mail: { allowed: false, url: expect.stringMatching(/^https:/) } } });
    expect(ask('readSchedule', {}, '2')).toMatchObject({ value: { timer: { allowed: true } } });
  });

  it('fails with a page’s words if the manifest does not request it', () => {
    const { run } = localStandIn({ code: 'function body() { ScriptApp.newTrigger("x"); }' });
    expect(messageOf(run('body'))).toContain('script.scriptapp');
  });
});
