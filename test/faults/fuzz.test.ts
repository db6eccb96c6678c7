// Every call that a page can make, by a foreign page: wrong types, huge and nested values, others' ids and digests, replays, in any order.
// Nothing unconfirmed reaches the CRM, no answer reveals the key or a code location, no call ends in an unhandled error, no lease remains.

import * as fc from 'fast-check';
import { calls } from '../../src/commands/call-list';
import { answerCall, type CallName } from '../../src/commands/calls';
import { runHeads } from '../../src/commands/runs/journal';
import { activeLease } from '../../src/commands/runs/lease';
import { SENDABLE } from '../../src/sync/run-totals';
import type { Office } from '../fakes/office';
import { busyOffice } from '../laws/kept-places';
import { endOfPart, seed } from './cases';

/** The number of offices in `npm test`; with FAULTS_MINUTES many more, as far as time allows. */
const OFFICES = process.env['FAULTS_MINUTES'] === undefined ? 6 : 400;
const CALLS_EACH = 60;

const NAMES = Object.keys(calls) as readonly CallName[];
const KEY = 'nox_sk_test';

const huge = 'x'.repeat(60_000);
const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { inner: [nested(depth - 1)] });

/** What a foreign page may pass as an argument: existing ids, nonexistent ones, and anything else. */
function anyValue(known: readonly string[]): fc.Arbitrary<unknown> {
  const odd = [
    '',
    ' ',
    '__proto__',
    'constructor',
    '1:made-up',
    huge,
    '=1+1',
    '\u0000',
    '\ud800',
    '<script>',
    'null',
    '-1',
    '1e309',
    'c-1',
    'c-2',
    'all',
    'tab',
  ];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    { weight: 3, arbitrary: fc.constantFrom<unknown>(...odd) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<unknown>(
        null,
        true,
        false,
        0,
        1,
        2,
        -1,
        1.5,
        1e15,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        [],
        {},
        [1],
        ['c-1'],
        nested(200),
      ),
    },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.constant(Array.from({ length: 5_000 }, (_, n) => n)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>(
        { what: 'create-label', name: 'Made up' },
        { what: 'delete-label', id: 'l-1' },
        { what: 'import-file' },
      ),
    },
  );
}

/** Arguments under the names that the call takes, some of them missing, or one too many; or not an object at all. */
function anyArguments(name: CallName, known: readonly string[]): fc.Arbitrary<unknown> {
  const { shape } = calls[name].schema().def;
  const value = anyValue(known);
  const fitting = fc.record(Object.fromEntries(Object.keys(shape).map((key) => [key, value])));
  return fc.oneof(
    { weight: 6, arbitrary: fitting },
    { weight: 1, arbitrary: fitting.map((args) => ({ ...args, more: 1 })) },
    { weight: 1, arbitrary: value },
  );
}

/** Ids and digests of the document's runs, mutations and pulls. */
function knownTexts({ ctx }: Office): readonly string[] {
  const runs = runHeads(ctx).flatMap(({ runId, digest }) => [runId, digest]);
  const kept = JSON.stringify([
    ...ctx.book.store('NoxSync mutations', 5).readAll(),
    ctx.shared.keys('pull.').map((key) => ctx.shared.read(key)),
  ]);
  return [...runs, ...(kept.match(/[0-9a-f-]{36}|\d+:[0-9a-f-]{36}/g) ?? [])].filter((text) => text !== '');
}

/** What was confirmed and approved before: a note in row 3, a label. Nothing else may reach the CRM. */
const isConfirmed = (sent: unknown): boolean => /"confirmed"|"Spring"/.test(JSON.stringify(sent));

function attempt(office: Office, name: CallName, args: unknown): readonly string[] {
  const { ctx, crm } = office;
  const [writes, others] = [crm.writes.length, crm.others.length];
  const reply = answerCall(
    () => ctx,
    name,
    args,
    () => null,
  );
  const wrong: string[] = [];
  if (typeof reply !== 'object' || reply === null || typeof reply.ok !== 'boolean') return ['is no reply'];
  if (!reply.ok && reply.problem.kind === 'internal') wrong.push('ends in a mistake');
  const text = JSON.stringify(reply);
  if (text.includes(KEY)) wrong.push('tells the key');
  if (/\.ts:\d|\n\s+at /.test(text)) wrong.push('tells a place in the code');
  for (const sent of [...crm.writes.slice(writes), ...crm.others.slice(others)])
    if (!isConfirmed(sent)) wrong.push(`sends ${JSON.stringify(sent).slice(0, 200)}`);
  const lease = activeLease(ctx);
  const held =
    lease !== null && (lease.holder !== '' || !runHeads(ctx).some(({ runId, state }) => runId === lease.runId && SENDABLE.has(state)));
  return held ? [...wrong, 'keeps a lease'] : wrong;
}

/** The person may change and delete the key, which would end the rest. */
const OUR_OWN: ReadonlySet<CallName> = new Set<CallName>(['connect', 'signOut']);

test(`whatever a page calls with any arguments, nothing is sent that was not confirmed (seed ${seed})`, () => {
  const wrong: string[] = [];
  let tried = 0;
  const fits = new Map<CallName, number>();
  const until = endOfPart();
  for (let round = 0; round < OFFICES && Date.now() < until; round += 1) {
    const office = busyOffice();
    const known = knownTexts(office);
    const names = fc.sample(fc.constantFrom(...NAMES.filter((name) => !OUR_OWN.has(name))), { numRuns: CALLS_EACH, seed: seed + round });
    names.forEach((name, n) => {
      const [args] = fc.sample(anyArguments(name, known), { numRuns: 1, seed: seed + round * 1_000 + n });
      tried += 1;
      if (calls[name].schema().safeParse(args).success) fits.set(name, (fits.get(name) ?? 0) + 1);
      wrong.push(...attempt(office, name, args).map((what) => `${name}(${JSON.stringify(args)?.slice(0, 120)}) ${what}`));
    });
  }
  const taken = [...fits.values()].reduce((sum, n) => sum + n, 0);
  process.stdout.write(
    `foreign calls: ${tried}, of which ${taken} had arguments that fit (${fits.size} of ${NAMES.length} calls), seed ${seed}\n`,
  );
  expect(wrong).toEqual([]);
  expect(taken).toBeGreaterThan(tried / 20);
}, 3_600_000);

test('an unknown call name is refused, whatever it is', () => {
  const { ctx } = busyOffice();
  for (const name of ['', 'constructor', '__proto__', 'toString', 'answerCall', 0, null, undefined, {}, ['readState']])
    expect(
      answerCall(
        () => ctx,
        name,
        {},
        () => null,
      ),
    ).toEqual({ ok: false, problem: { kind: 'bad-arguments' } });
});
