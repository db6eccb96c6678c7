// What contract:check says about made-up dumps compared with a table, and what it writes. The dumps belong to the table next to them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { crmContract } from '../../contract/table';
import { runCheck } from '../../scripts/contract-check/run-check';
import { check } from '../laws/seeded';
import { FIXED_TABLE } from './fixed-table';
import { madeUpDumps, otherwise } from './made-up-dumps';

const FOLDER = join(__dirname, 'fixtures');
const TABLE = 'table.json';
const MADE_UP_KEY = 'madeupkey123';

const dumpsIn = (folder: string): readonly string[] => readdirSync(join(FOLDER, folder)).map((name) => `${folder}/${name}`);

/** One run over files that may have been changed before, with everything that it printed and wrote. */
function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const complaints: string[] = [];
  const written: Record<string, string> = {};
  const code = runCheck(['--table', TABLE, ...args], {
    read: (file) => files[file] ?? (file === TABLE ? FIXED_TABLE : readFileSync(join(FOLDER, file), 'utf8')),
    write: (file, text) => {
      written[file] = text;
    },
    say: (text) => said.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, said: said.join('\n'), complaints: complaints.join('\n'), written };
}

interface Line {
  readonly command: string;
  readonly entry: string;
  readonly verdict: string;
  readonly ours?: unknown;
  readonly theirs?: unknown;
  readonly byHand: boolean;
}

const rowsWithBase = (text: string): readonly Line[] => text.split('\n').map((line) => JSON.parse(line) as Line);

const differencesIn = (args: readonly string[], files?: Readonly<Record<string, string>>): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    rowsWithBase(run(['--json', ...args], files).said)
      .filter(({ verdict }) => verdict === 'differs')
      .map(({ entry, ours, theirs }) => [entry, [ours, theirs]]),
  );

const at = (text: string, place: string): unknown =>
  place.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], JSON.parse(text));

describe('dumps that say what the table says', () => {
  test('match completely, in either dialect of schema, as request or as trace', () => {
    const { code, said, complaints } = run(dumpsIn('agreeing'));
    expect(said).toMatch(/\d\d agree, 0 differ/);
    expect([code, complaints]).toEqual([0, '']);
  });

  test('name what neither of them can tell', () => {
    const { said } = run(dumpsIn('agreeing'));
    expect(said).toMatch(/\? operations\.listChannels\.request: not seen in this request: .*updated_since/);
  });

  test('confirm what was only inferred, and change nothing else', () => {
    const { written } = run(['--write', ...dumpsIn('agreeing')]);
    const text = written[TABLE] ?? '';
    expect(at(text, 'operations.listChannels.evidence')).toBe('K');
    expect(at(text, 'changes.email.carriedBy')).toEqual({
      batch: { value: false, evidence: 'K' },
      update: { value: true, evidence: 'K' },
    });
    const unsure = (table: string): string => table.replace(/"evidence": "[KIU]"/g, '"evidence": ""');
    expect(unsure(text)).toBe(unsure(FIXED_TABLE));
  });
});

describe('dumps that say something else', () => {
  test('are reported entry by entry, ours and theirs', () => {
    expect(run(dumpsIn('differing')).code).toBe(1);
    expect(differencesIn(dumpsIn('differing'))).toEqual({
      'shapes.labelsChange.operation.values.add': ['add', 'ADD'],
      'shapes.labelsChange.operation.values.remove': ['remove', 'REMOVE'],
      'shapes.changeSet.status.key': ['cooperation_status', 'cooperation_status_id'],
      'shapes.changeSet.email.key': ['email', 'contact_email'],
      'changes.owner.clear': ['null', 'no null'],
      'changes.status.clear': ['impossible', 'null'],
      'changes.contactLink.clear': ['null', 'no null'],
      'changes.notes.carriedBy.batch': [false, true],
      'operations.applyBatch.idsPerBody': [100, 50],
      'operations.previewBatch.carryFromPreview': [null, 'token'],
      'operations.applyBatch.method': ['POST', 'PATCH'],
      'operations.applyBatch.path': ['/crm/batch-update/apply', '/crm/channels/batch/apply'],
      'operations.archiveChannel.path': ['/crm/channels/{creatorId}/archive', '/crm/channels/{creatorId}/archiving'],
      'shapes.listQuery.page.key': ['page_num', 'page'],
      'paging.answer.items.key': ['items', 'list'],
      'paging.answer.total.key': ['total_size', 'total'],
    });
  });

  test('match completely once they are written', () => {
    const { written, code } = run(['--write', ...dumpsIn('differing')]);
    expect(code).toBe(1);
    expect(run(dumpsIn('differing'), written).code).toBe(0);
    expect(run(['--write', ...dumpsIn('differing')], written).written).toEqual({});
  });

  test('change only the lines of their entries', () => {
    const { written } = run(['--write', ...dumpsIn('differing')]);
    const [before, after] = [FIXED_TABLE.split('\n'), (written[TABLE] ?? '').split('\n')];
    expect(after).toHaveLength(before.length);
    const changed = after.filter((line, index) => line !== before[index]);
    expect(changed).toContain(
      '      "total": { "key": "total", "also": ["total_size", "total_count"], "type": "number", "evidence": "K" }',
    );
    expect(changed).toContain(
      '      "method": "PATCH", "path": "/crm/channels/batch/apply", "evidence": "K", "command": "crm batch-update apply",',
    );
    expect(changed.filter((line) => line.includes('"country"') || line.includes('"export"'))).toEqual([]);
  });

  test('of the same command that contradict each other leave the entry unchanged', () => {
    const limit = (most: number): string =>
      JSON.stringify({
        command: 'crm batch-update apply',
        body_schema: {
          properties: {
            selector: { type: 'object', properties: { creator_ids: { type: 'array', maxItems: most } } },
            archived: { type: 'boolean' },
          },
        },
      });
    const { written, complaints } = run(['--write', 'a.json', 'b.json'], { 'a.json': limit(10), 'b.json': limit(20) });
    expect(complaints).toContain('The dumps do not agree with each other about operations.applyBatch.idsPerBody');
    expect(at(written[TABLE] ?? '', 'operations.applyBatch.idsPerBody')).toEqual({ value: 100, evidence: 'I' });
  });

  test('clear a text with "" if a schema refuses null but not an empty text, which is not certain', () => {
    const dump = JSON.parse(readFileSync(join(FOLDER, 'agreeing/update.schema.json'), 'utf8'));
    Object.assign(dump.body_schema.properties, { remark: { type: 'string' }, url: { type: 'string', minLength: 1 } });
    const { written } = run(['--write', 'a.json'], { 'a.json': JSON.stringify(dump) });
    expect(at(written[TABLE] ?? '', 'changes.notes.clear')).toEqual({ value: 'empty', evidence: 'I' });
    expect(at(written[TABLE] ?? '', 'changes.contactLink.clear')).toEqual({ value: 'impossible', evidence: 'K' });
    const again = run(['a.json'], { 'a.json': JSON.stringify(dump), ...written });
    expect(again.said).toContain('? changes.notes.clear: null is refused; a schema does not say whether an empty text clears it');
  });
});

test('whatever a CRM does differently: once it is written into the add-on’s own table, everything matches', () => {
  const own = FIXED_TABLE;
  check(
    fc.property(otherwise, (other) => {
      const dumps = madeUpDumps(crmContract, other);
      const { written, complaints } = run(['--write', ...Object.keys(dumps)], { ...dumps, [TABLE]: own });
      expect(complaints).not.toMatch(/malformed|do not agree/);
      expect(differencesIn(Object.keys(dumps), { ...dumps, [TABLE]: own, ...written })).toEqual({});
      expect(at(written[TABLE] ?? own, 'operations.applyBatch.idsPerBody')).toEqual({ value: other.most, evidence: 'K' });
    }),
    60,
  );
});

describe('what a table cannot say', () => {
  test('does not include PUT: an update may use it', () => {
    const { code, written } = run(['--write', 'odd/put.json']);
    expect([code, at(written[TABLE] ?? '', 'operations.updateChannel.method')]).toEqual([1, 'PUT']);
  });

  test('is never written: a method that the table does not have', () => {
    const { code, written, complaints } = run(['--write', 'odd/query.json']);
    expect(code).toBe(2);
    expect(written).toEqual({});
    expect(complaints).toContain('Nothing is written: the table would be malformed.');
  });

  test('a key that a complete body lacks, or requires, is left to a person', () => {
    const dump = { command: 'crm labels create', body_schema: { properties: { colour: { type: 'string' } }, required: ['colour'] } };
    const { said, written } = run(['--write', 'a.json'], { 'a.json': JSON.stringify(dump) });
    expect(said).toContain('shapes.labelName.name.key: ours name, theirs (no such key) (to be settled by hand)');
    expect(written).toEqual({});
  });

  test('null that is also the default may leave a field unchanged, and is not taken for a way to clear it', () => {
    const email = { anyOf: [{ type: 'string' }, { type: 'null' }], default: null };
    const others = { remark: { type: 'string' }, url: { type: 'string' } };
    const dump = { command: 'crm update', body_schema: { properties: { ...others, email } } };
    const { written } = run(['--write', 'a.json'], { 'a.json': JSON.stringify(dump) });
    expect(at(written[TABLE] ?? '', 'changes.email.clear')).toEqual({ value: 'null', evidence: 'I' });
  });
});

describe('a file', () => {
  test('that is broken costs one sentence, and the others are compared', () => {
    const { code, complaints, said } = run(['odd/broken.txt', ...dumpsIn('agreeing')]);
    expect(complaints).toBe('odd/broken.txt: line 1 begins JSON that is not whole.');
    expect(said).toContain('crm update');
    expect(code).toBe(2);
  });

  test('that is missing, or has nothing to compare in it, is reported', () => {
    expect(run(['odd/nothing.json']).complaints).toBe('odd/nothing.json: it cannot be read (ENOENT).');
    expect(run(['a.txt'], { 'a.txt': 'command not found' }).complaints).toBe('a.txt: there is neither a schema nor a request in it.');
  });

  test('of a command that the table does not know says so, and reports no difference', () => {
    const { code, said } = run(['odd/strange.json']);
    expect(said).toContain('crm dance\n  ? operations: our table has no such command');
    expect(code).toBe(0);
  });
});

describe('a key in a dump', () => {
  const places: readonly (readonly [string, string])[] = [
    ['a header', `{"method": "GET", "path": "/api/v1/quota", "headers": {"Authorization": "Bearer ${MADE_UP_KEY}"}}`],
    ['a header without its scheme', `{"method": "GET", "path": "/api/v1/quota", "headers": {"authorization": "${MADE_UP_KEY}"}}`],
    ['an address', `{"method": "GET", "path": "/api/v1/x?api_key=nox_sk_${MADE_UP_KEY}/nox_sk_${MADE_UP_KEY}"}`],
    ['a path', `GET /api/v1/nox_sk_${MADE_UP_KEY}/x`],
    ['a name', `{"method": "GET", "path": "/api/v1/quota", "body": {"nox_sk_${MADE_UP_KEY}": 1}}`],
    ['broken JSON', `{"Authorization": "Bearer ${MADE_UP_KEY}"`],
    [
      'JSON within a text',
      JSON.stringify({ method: 'GET', path: '/x', body: `{"api_key": "${MADE_UP_KEY}", "q": "Bearer ${MADE_UP_KEY}"}` }),
    ],
    ['a line of text', `> Authorization: Bearer ${MADE_UP_KEY}\nGET /api/v1/quota`],
    ['a line of text without a scheme', `X-Api-Key: ${MADE_UP_KEY}\nGET /api/v1/quota`],
  ];

  test.each(places)('is neither printed nor written: %s', (_, text) => {
    for (const more of [[], ['--json'], ['--write']]) {
      expect(JSON.stringify(run([...more, 'a.txt'], { 'a.txt': text }))).not.toContain(MADE_UP_KEY);
    }
  });

  test('does not prevent reading a schema with a field of such a name', () => {
    const dump = { command: 'crm labels create', body_schema: { properties: { name: { type: 'string' }, api_key: { type: 'string' } } } };
    expect(run(['a.json'], { 'a.json': JSON.stringify(dump) }).said).toContain('= shapes.labelName.name.key: name');
  });
});

test('without files the command prints its usage and fails; with --help it prints it and succeeds', () => {
  expect(run([]).complaints).toContain('npm run contract:check -- ');
  expect([run([]).code, run(['--help']).code, run(['--colour', 'a.json']).code]).toEqual([2, 0, 2]);
});
