// The same file that runs on Google runs over the stand-in, where every line must say "same".

import { z } from 'zod';
import { facts } from '../../selftest/facts/all';
import { valueOf } from '../workbench/support/local-stand-in';
import { runToTheEnd, selfTest } from './over-the-stand-in';

const resultShape = z.object({
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
});
