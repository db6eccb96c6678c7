// Which failures are retried, and when.

import type { CrmProblem, CrmProblemKind } from '../../src/crm/problems';
import { problemOf } from '../../src/crm/problems';
import { waitBeforeRetry } from '../../src/crm/retry';

const problem = (kind: CrmProblemKind, known: Partial<CrmProblem> = {}): CrmProblem => problemOf(kind, false, known);

describe('retrying what changes nothing', () => {
  test('a read without an answer is retried twice, each time after a longer wait', () => {
    const waits = [1, 2, 3].map((tries) => waitBeforeRetry(problem('unreachable'), tries, false));
    expect(waits).toEqual([500, 1500, null]);
  });

  test('a failure of the CRM itself is retried', () => {
    expect(waitBeforeRetry(problem('server'), 1, false)).not.toBeNull();
  });

  test('the page of a gateway that cannot reach the CRM is retried, the page of a proxy that refuses is not', () => {
    expect(waitBeforeRetry(problem('not-json', { status: 503 }), 1, false)).not.toBeNull();
    expect(waitBeforeRetry(problem('not-json', { status: 403 }), 1, false)).toBeNull();
    expect(waitBeforeRetry(problem('not-json', { status: 200 }), 1, false)).toBeNull();
  });

  test.each(['Timed out', 'Service unavailable', 'Bandwidth quota exceeded', 'Service invoked too many times in a short time'])(
    'the temporary failure "%s" is retried',
    (summary) => expect(waitBeforeRetry(problem('unreachable', { summary }), 1, false)).not.toBeNull(),
  );

  test.each(['Service invoked too many times for one day: urlfetch.', 'Exceeded maximum execution time'])(
    'the final failure "%s" is not retried',
    (summary) => expect(waitBeforeRetry(problem('unreachable', { summary }), 1, false)).toBeNull(),
  );

  test.each<CrmProblemKind>([
    'wait',
    'wrong-key',
    'no-permission',
    'no-credit',
    'upstream-limit',
    'refused',
    'duplicate',
    'not-found',
    'not-ready',
    'unknown-shape',
  ])('%s is an answer, not a failure to be retried', (kind) => {
    expect(waitBeforeRetry(problem(kind), 1, false)).toBeNull();
  });
});

describe('retrying what may change something', () => {
  test.each<CrmProblemKind>(['unreachable', 'server', 'not-json'])('a write that ended in %s is never sent again automatically', (kind) => {
    expect(waitBeforeRetry(problem(kind, { status: 503 }), 1, true)).toBeNull();
  });
});
