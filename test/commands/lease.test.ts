// Who is sending in this document: taken, renewed, released and expired, by calls that may be killed anywhere.

import { done, failed } from '../../src/commands/result';
import { activeLease, endLease, freeForNextCall, holdLease, keepsHold, orLetGo } from '../../src/commands/runs/lease';
import type { Office } from '../fakes/office';
import { officeWith } from './edited-office';

const LAPSED = 90_000;
const RENEWED = 15_000;

const hold = (office: Office, runId: string, holder: string, ctx = office.ctx) => {
  const said = holdLease(ctx, runId, 3, holder);
  return said.ok ? 'held' : said.problem.kind;
};

describe('the lease of a run', () => {
  it('belongs to one call, until it is released for the next one', () => {
    const office = officeWith(0);
    expect(activeLease(office.ctx)).toBeNull();
    expect([hold(office, 'run', 'call 1'), hold(office, 'run', 'call 1'), hold(office, 'run', 'call 2')]).toEqual(['held', 'held', 'busy']);
    freeForNextCall(office.ctx, 'run', 'call 2');
    freeForNextCall(office.ctx, 'another run', 'call 1');
    expect(hold(office, 'run', 'call 2')).toBe('busy');
    freeForNextCall(office.ctx, 'run', 'call 1');
    expect(hold(office, 'run', 'call 2')).toBe('held');
  });

  it('says whose it is, since when, and how much is sent', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    const since = office.clock.now();
    office.clock.sleep(20_000);
    hold(office, 'run', 'call 1');
    expect(activeLease(office.ctx)).toMatchObject({
      runId: 'run',
      who: 'Sample person 1',
      token: office.ctx.person.token,
      changes: 3,
      holder: 'call 1',
      since,
      beatAt: since + 20_000,
    });
  });

  it('keeps others away: another run of this person as busy, a colleague’s with the name', () => {
    const office = officeWith(0);
    const other = office.contextOf('Sample person 2');
    hold(office, 'run', 'call 1');
    expect(hold(office, 'another run', 'call 2')).toBe('busy');
    expect(holdLease(other, 'their run', 1, 'call 3')).toEqual({
      ok: false,
      problem: { kind: 'colleague-sends', words: { who: 'Sample person 1' } },
    });
  });

  it('expires without a sign of life, and is then available to anybody', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    office.clock.sleep(LAPSED - 1);
    expect([activeLease(office.ctx)?.runId, hold(office, 'another run', 'call 2')]).toEqual(['run', 'busy']);
    office.clock.sleep(1);
    expect(activeLease(office.ctx)).toBeNull();
    expect(hold(office, 'another run', 'call 2')).toBe('held');
  });

  it('taken by a confirmation for a run that nobody sends blocks nobody, but a colleague’s does', () => {
    const office = officeWith(0);
    hold(office, 'a run that is not kept', '');
    expect(hold(office, 'run', 'call 1', office.contextOf('Sample person 2'))).toBe('colleague-sends');
    expect(hold(office, 'run', 'call 1')).toBe('held');
  });

  it('is not taken while the document lock is unavailable', () => {
    const office = officeWith(0);
    office.lock.taken = true;
    expect(hold(office, 'run', 'call 1')).toBe('busy');
    office.lock.taken = false;
    expect(activeLease(office.ctx)).toBeNull();
  });

  it('that cannot be read blocks nobody', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    office.shared.write('lease', (office.shared.read('lease') ?? '').slice(1));
    expect(activeLease(office.ctx)).toBeNull();
    expect(keepsHold(office.ctx, 'call 1')).toBe(false);
  });
});

describe('a call that holds it', () => {
  it('renews its sign of life if the last one is old, and not with every request', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    const beat = () => activeLease(office.ctx)?.beatAt;
    const first = beat();
    office.clock.sleep(RENEWED - 1);
    expect([keepsHold(office.ctx, 'call 1'), beat()]).toEqual([true, first]);
    office.clock.sleep(1);
    expect([keepsHold(office.ctx, 'call 1'), beat()]).toEqual([true, office.clock.now()]);
  });

  it('takes an expired one again, if nobody has taken it since', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    office.clock.sleep(LAPSED);
    expect([keepsHold(office.ctx, 'call 1'), activeLease(office.ctx)?.holder]).toEqual([true, 'call 1']);
    office.clock.sleep(LAPSED);
    hold(office, 'another run', 'call 2');
    expect([keepsHold(office.ctx, 'call 1'), keepsHold(office.ctx, 'call 2')]).toEqual([false, true]);
  });

  it('does not keep it if somebody took it at that moment, or the lock is unavailable', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    office.clock.sleep(LAPSED);
    office.ops.before = ({ name }) => {
      if (name !== 'lock') return;
      office.ops.before = () => {};
      hold(office, 'another run', 'call 2');
    };
    expect(keepsHold(office.ctx, 'call 1')).toBe(false);
    office.clock.sleep(RENEWED);
    office.lock.taken = true;
    expect(keepsHold(office.ctx, 'call 2')).toBe(false);
  });

  it('ends its own, or one between two calls, and nobody else’s', () => {
    const office = officeWith(0);
    hold(office, 'run', 'call 1');
    endLease(office.ctx, 'run', 'call 2');
    endLease(office.ctx, 'another run', 'call 1');
    expect(activeLease(office.ctx)?.holder).toBe('call 1');
    endLease(office.ctx, 'run', 'call 1');
    expect(activeLease(office.ctx)).toBeNull();
    hold(office, 'run', 'call 1');
    freeForNextCall(office.ctx, 'run', 'call 1');
    endLease(office.ctx, 'run', 'call 2');
    expect(activeLease(office.ctx)).toBeNull();
  });

  it('releases it if its work fails, in whatever way, and otherwise keeps it', () => {
    const office = officeWith(0);
    const taken = () => {
      hold(office, 'run', 'call 1');
      return activeLease(office.ctx) !== null;
    };
    expect([taken(), orLetGo(office.ctx, 'run', 'call 1', () => done(7)), activeLease(office.ctx)?.runId]).toEqual([
      true,
      { ok: true, value: 7 },
      'run',
    ]);
    expect(orLetGo(office.ctx, 'run', 'call 1', () => failed('busy')).ok).toBe(false);
    expect(activeLease(office.ctx)).toBeNull();
    taken();
    const killed = () => {
      throw new Error('the execution is killed');
    };
    expect(() => orLetGo(office.ctx, 'run', 'call 1', killed)).toThrow('killed');
    expect(activeLease(office.ctx)).toBeNull();
  });
});
