// Which failures are tried again, and when.

import type { CrmProblem, CrmProblemKind } from '../../src/crm/problems';
import { problemOf } from '../../src/crm/problems';
import { waitBeforeRetry } from '../../src/crm/retry';

const problem = (kind: CrmProblemKind, known: Partial<CrmProblem> = {}): CrmProblem => problemOf(kind, false, known);

describe('the retry of what changes nothing', () => {
  test('a read without an answer is tried twice more, each time after a longer wait', () => {
    const waits = [1, 2, 3].map((tries) => waitBeforeRetry(problem('unreachable'), tries, false));
    expect(waits).toEqual([500, 1500, null]);
  });

  test('a failure of the CRM itself is tried again', () => {
    expect(waitBeforeRetry(problem('server'), 1, false)).not.toBeNull();
  });

  test('the page of a gateway that cannot reach the CRM is tried again, the page of a proxy that refuses is not', () => {
    expect(waitBeforeRetry(problem('not-json', { status: 503 }), 1, false)).not.toBeNull();
    expect(waitBeforeRetry(problem('not-json', { status: 403 }), 1, false)).toBeNull();
    expect(waitBeforeRetry(problem('not-json', { status: 200 }), 1, false)).toBeNull();
  });

  test.each(['Timed out', 'Service unavailable', 'Bandwidth quota exceeded', 'Service invoked too many times in a short time'])(
    'the passing failure "%s" is tried again',
    (summary) => expect(waitBeforeRetry(problem('unreachable', { summary }), 1, false)).not.toBeNull(),
  );

  test.each(['Service invoked too many times for one day: urlfetch.', 'Exceeded maximum execution time'])(
    'the final failure "%s" is not tried again',
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
  ])('%s is an answer, not a failure to be tried again', (kind) => {
    expect(waitBeforeRetry(problem(kind), 1, false)).toBeNull();
  });
});

describe('the retry of what may change something', () => {
  test.each<CrmProblemKind>(['unreachable', 'server', 'not-json'])('a write that ended in %s is never sent again by itself', (kind) => {
    expect(waitBeforeRetry(problem(kind, { status: 503 }), 1, true)).toBeNull();
  });
});
