// Serials and instants in a time zone.

import fc from 'fast-check';
import { instantOf, serialOf } from '../../../workbench/model/dates';
import { check } from '../../laws/seeded';

const ZONES = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'Etc/UTC', 'Pacific/Auckland'] as const;

test('noon in Berlin is half a day after midnight there', () => {
  expect(serialOf(Date.parse('2026-10-02T10:00:00Z'), 'Europe/Berlin')).toBe(46297.5);
  expect(instantOf(46297.5, 'Europe/Berlin')).toBe(Date.parse('2026-10-02T10:00:00Z'));
});

test('the same instant is a different day in another zone', () => {
  const instant = Date.parse('2026-10-02T23:30:00Z');
  expect(Math.floor(serialOf(instant, 'Etc/UTC'))).toBe(46297);
  expect(Math.floor(serialOf(instant, 'Asia/Kolkata'))).toBe(46298);
});

test('an instant can be restored from its serial, except in the hour that clocks repeat', () => {
  const instants = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') }).map((ms) => Math.floor(ms / 1000) * 1000);
  check(
    fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
      const back = instantOf(serialOf(instant, zone), zone);
      const isTwice = Math.abs(back - instant) === 3_600_000 && serialOf(back, zone) === serialOf(instant, zone);
      return back === instant || isTwice;
    }),
  );
});
