// How fast one key may send.

import * as fc from 'fast-check';
import { block, forecast, isAlmostSpent, limitNow, nextSlot, slowed, untilSamePace, waitAfter } from '../../src/crm/pace';
import type { PaceState } from '../../src/crm/ports';
import { check } from '../laws/seeded';

const now = Date.UTC(2030, 0, 1);
const fresh: PaceState = { sent: [], blockedUntil: 0 };
const sentAgo = (...ago: readonly number[]): PaceState => ({ sent: ago.map((ms) => now - ms), blockedUntil: 0 });

describe('the pace of one key', () => {
  test('the first request is sent immediately and remembered', () => {
    expect(nextSlot(fresh, now, 30)).toEqual({ send: true, state: { sent: [now], blockedUntil: 0 } });
  });

  test('a full window waits until its oldest request is a minute old', () => {
    const state = sentAgo(50_000, 20_000, 10_000);
    expect(nextSlot(state, now, 3)).toEqual({ send: false, waitMs: 10_000 });
    expect(nextSlot(state, now + 10_000, 3)).toMatchObject({ send: true });
  });

  test('after thirty requests, it waits until ten are free, so that work proceeds in batches', () => {
    const state = sentAgo(...Array.from({ length: 30 }, (_, i) => 50_000 - i * 1_000));
    expect(nextSlot(state, now, 30)).toEqual({ send: false, waitMs: 19_000 });
    expect(nextSlot(state, now + 19_000, 30)).toMatchObject({ send: true });
  });

  test('the same pace again meets no limit, however the requests were distributed over the minute', () => {
    const burst = sentAgo(...Array.from({ length: 30 }, (_, i) => 50_000 - i * 500));
    expect(untilSamePace(burst, now)).toBe(10_000);
    const inTwo = sentAgo(...Array.from({ length: 30 }, (_, i) => 50_000 - i * 500 - (i >= 20 ? 8_000 : 0)));
    expect(untilSamePace(inTwo, now)).toBe(18_000);
    for (const state of [burst, inTwo]) {
      let [paced, at] = [state, now + untilSamePace(state, now)];
      for (let sent = 0; sent < 30; sent += 1, at += 500) {
        const slot = nextSlot(paced, at, 30);
        expect(slot.send).toBe(true);
        if (slot.send) paced = slot.state;
      }
    }
    expect(untilSamePace(fresh, now)).toBe(0);
  });

  test('its pace is the usual gap: a pause in between does not count', () => {
    expect(untilSamePace(sentAgo(50_000, 49_000, 39_000, 37_000), now)).toBe(17_000);
    expect(untilSamePace(sentAgo(37_000, 39_000, 49_000, 50_000), now)).toBe(17_000);
  });

  it('is almost spent if fewer requests are left than it frees at once', () => {
    const sentBurst = (requests: number) => ({ sent: Array.from({ length: requests }, (_, i) => 100_000 - i * 300), blockedUntil: 0 });
    expect([0, 20, 21, 30].map((requests) => isAlmostSpent(sentBurst(requests), 100_000, 30))).toEqual([false, false, true, true]);
    expect(isAlmostSpent(sentBurst(30), 170_000, 30)).toBe(false);
  });

  test('requests older than a minute are forgotten', () => {
    expect(nextSlot(sentAgo(60_000, 61_000, 5), now, 2)).toEqual({ send: true, state: { sent: [now - 5, now], blockedUntil: 0 } });
  });

  test('if a smaller limit has just taken effect, it waits for enough requests to age', () => {
    expect(nextSlot(sentAgo(50_000, 40_000, 30_000), now, 1)).toEqual({ send: false, waitMs: 30_000 });
  });

  test('nothing is sent before the end of a block, even if the window is empty', () => {
    const state = block(fresh, now, 7_000);
    expect(nextSlot(state, now + 2_000, 30)).toEqual({ send: false, waitMs: 5_000 });
    expect(nextSlot(state, now + 7_000, 30)).toMatchObject({ send: true });
  });

  test('a block of an hour, the longest that is believed, applies to its end', () => {
    const state = block(fresh, now, waitAfter('31536000', now));
    expect(nextSlot(state, now, 30)).toEqual({ send: false, waitMs: 3_600_000 });
    expect(nextSlot(block(fresh, now, 3_600_001), now, 30)).toMatchObject({ send: true });
  });

  test('a request recorded by a clock less than a minute ahead counts until it is a minute old', () => {
    expect(nextSlot(sentAgo(-59_999), now, 1)).toEqual({ send: false, waitMs: 119_999 });
    expect(nextSlot(sentAgo(-60_000), now, 1)).toMatchObject({ send: true });
  });

  test('times recorded by a clock far ahead do not stop the pace for days', () => {
    const state = { sent: [now + 86_400_000], blockedUntil: now + 86_400_000 };
    expect(nextSlot(state, now, 1)).toMatchObject({ send: true });
  });

  test('no minute ever contains more requests than the limit, whenever they are requested', () => {
    const property = fc.property(fc.array(fc.nat(20_000), { maxLength: 120 }), fc.integer({ min: 1, max: 5 }), (gaps, limit) => {
      let state = fresh;
      let time = now;
      const sent: number[] = [];
      for (const gap of gaps) {
        time += gap;
        const turn = nextSlot(state, time, limit);
        if (!turn.send) continue;
        state = turn.state;
        sent.push(time);
      }
      return sent.every((at) => sent.filter((other) => other <= at && at - other < 60_000).length <= limit);
    });
    check(property);
  });

  test('whoever waits as long as told may send', () => {
    const times = fc.array(fc.nat(59_999), { maxLength: 40 });
    const property = fc.property(times, fc.integer({ min: 1, max: 30 }), (ago, limit) => {
      const turn = nextSlot(sentAgo(...ago), now, limit);
      return turn.send || nextSlot(sentAgo(...ago), now + turn.waitMs, limit).send;
    });
    check(property);
  });
});

describe('the wait after a RATE_LIMITED answer', () => {
  test.each([
    ['seconds', '12', 12_000],
    ['an HTTP date', new Date(now + 45_000).toUTCString(), 45_000],
    ['nothing', undefined, 60_000],
    ['nonsense', 'soon', 60_000],
    ['seconds with blanks around them', ' 12 ', 12_000],
    ['zero, which would be a burst', '0', 1_000],
    ['a date in the past', new Date(now - 45_000).toUTCString(), 1_000],
    ['a year', '31536000', 3_600_000],
  ])('follows %s', (_, header, wait) => {
    expect(waitAfter(header, now)).toBe(wait);
  });
});

describe('a key that gets fewer requests than documented', () => {
  const refusedAfter = (through: number): PaceState => slowed(sentAgo(...Array.from({ length: through + 1 }, (_, n) => n)), now, 30);

  test('is slowed to what went through in the last minute, or to half of the assumed limit', () => {
    expect([refusedAfter(20), refusedAfter(3)].map((state) => limitNow(state, now, 30))).toEqual([20, 15]);
  });

  test('what went through more than a minute ago does not count', () => {
    const early = sentAgo(...Array.from({ length: 28 }, (_, n) => 60_000 + n), 3, 2, 1);
    expect(slowed(early, now, 30).slow).toMatchObject({ perMinute: 15 });
  });

  test('is slowed further by the next refusal, but always sends one', () => {
    let state = fresh;
    const limits = Array.from({ length: 6 }, () => {
      state = slowed({ ...state, sent: [now] }, now, 30);
      return limitNow(state, now, 30);
    });
    expect(limits).toEqual([15, 7, 3, 1, 1, 1]);
  });

  test('waits at the lower limit, remembers it while sending, and gets the documented one back after an hour', () => {
    const state: PaceState = { ...sentAgo(1, 2), slow: { perMinute: 2, until: now + 60_000 } };
    expect(nextSlot(state, now, 30)).toMatchObject({ send: false });
    expect(nextSlot(state, now + 60_001, 30)).toMatchObject({ send: true, state: { slow: state.slow } });
    expect(limitNow(refusedAfter(5), now + 3_599_999, 30)).toBe(15);
    expect(limitNow(refusedAfter(5), now + 3_600_000, 30)).toBe(30);
  });

  test('a memory from a wrong clock slows nothing', () => {
    expect(limitNow({ ...fresh, slow: { perMinute: 1, until: now + 86_400_000 } }, now, 30)).toBe(30);
  });

  test('a memory of zero requests per minute lets one through', () => {
    expect(limitNow({ ...fresh, slow: { perMinute: 0, until: now + 1 } }, now, 30)).toBe(1);
  });

  test('a memory of more requests per minute than documented allows no more', () => {
    expect(limitNow({ ...fresh, slow: { perMinute: 90, until: now + 1 } }, now, 30)).toBe(30);
  });
});

describe('how long work takes', () => {
  const long = 3_600_000;
  const full = sentAgo(...Array(30).fill(0));

  test.each<readonly [string, PaceState, number, number, number, number, number]>([
    ['nothing to ask', fresh, 0, 3, long, 0, 0],
    ['a second each while the limit is not met', fresh, 30, 3, long, 30, 30],
    ['the 31st waits until ten are a minute old', fresh, 31, 0, long, 31, 70],
    ['work that was interrupted asks its first two again', fresh, 31, 2, long, 33, 72],
    ['of what is asked again so much counts that one of those set free goes on', fresh, 31, 50, long, 40, 79],
    ['after every fourth second it begins again with one', fresh, 10, 1, 4_000, 12, 12],
    ['work that begins at a full limit has nothing to begin again', full, 1, 1, long, 1, 61],
    ['what others sent half a minute ago is in the way', sentAgo(...Array(30).fill(30_000)), 1, 0, long, 1, 31],
  ])('%s', (_, before, requests, again, stretchMs, asked, seconds) => {
    expect(forecast(before, now, 30, { requests, again, stretchMs })).toEqual({ requests: asked, seconds });
  });

  test('beyond ten thousand requests it continues at their pace', () => {
    const work = { requests: 10_000, again: 2, stretchMs: long };
    const first = forecast(fresh, now, 30, work);
    const twice = { requests: 2 * first.requests, seconds: 2 * first.seconds };
    expect(forecast(fresh, now, 30, { ...work, requests: 20_000 })).toEqual(twice);
    expect(first.requests).toBeGreaterThan(10_000);
  });
});
