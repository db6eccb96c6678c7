// The same file that runs on Google runs over the stand-in, where every line must say "same".

import { z } from 'zod';
import { facts } from '../../selftest/facts/all';
import { valueOf } from '../workbench/support/local-stand-in';
import { runToTheEnd, selfTest } from './over-the-stand-in';

const resultShape = z.object({
  language: z.string(),
  facts: z.array(z.object({ id: z.string(), found: z.string(), outcome: z.string(), said: z.string() })),
  times: z.array(z.object({ call: z.string(), cells: z.number(), ms: z.number() })),
});

describe('the self-test over the stand-in', () => {
  const local = selfTest();
  const ran = runToTheEnd(local);
  const result = resultShape.parse(JSON.parse(String(valueOf(local.run('selfTestResult')))));

  test('finds every fact as it is assumed', () => {
    const expected = new Map(facts.map(({ id, expected }) => [id, expected]));
    const others = result.facts.filter(({ outcome }) => outcome !== 'same' && outcome !== 'kept');
    expect(others.map(({ id, found, outcome, said }) => ({ id, outcome, said, found, expected: expected.get(id) }))).toEqual([]);
  });

  test('tries each fact once, under an id of its own', () => {
    expect(result.facts.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(ran.tried).toBe(facts.length);
    expect(facts.length).toBeGreaterThanOrEqual(150);
  });

  test('keeps what was refused in words', () => {
    const said = new Map(result.facts.map(({ id, said: text }) => [id, text]));
    expect(said.get('guards/merged-filter')).toMatch(/vertical merges/);
    expect(said.get('texts/blank')).toBe('');
  });

  test('tells nothing of who ran it', () => {
    expect(JSON.stringify(result)).not.toMatch(/@example\.test/);
  });
});
