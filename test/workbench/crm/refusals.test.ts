// Every error code of the sandbox CRM, and everything that it refuses because the table does not allow it.

import type { OperationName } from '../../../contract/table';
import { workbookOf } from '../../../workbench/crm/workbook';
import { Asking, type Loose, type Question } from './asking';
import { tables } from './tables';

describe.each(tables)('the sandbox CRM $table', ({ contract }) => {
  let crm: Asking;
  let creatorId: string;
  beforeAll(async () => {
    crm = await Asking.open({ contract });
    creatorId = (await crm.dump()).channels[3]?.creatorId ?? '';
  });
  afterAll(() => crm.close());

  const codeOf = async (operation: OperationName, question: Question = {}) => {
    const { status, envelope } = await crm.ask(operation, question);
    return [status, envelope['errorCode'], envelope['success']];
  };
  const statusOf = (code: string): number => contract.errors.find((rule) => rule.code === code)?.status.value ?? 0;
  const write = (key: string): Question => ({ path: { creatorId }, request: { notes: 'x' }, key });

  test('answers a missing or wrong key, or another scheme, with INVALID_API_KEY', async () => {
    const headers = ['', 'Bearer', 'Bearer nox_sk_sandbox_nobody', `Basic ${crm.sandbox.key}`, `Bearer ${crm.sandbox.key} more`];
    for (const Authorization of headers) {
      expect(await codeOf('quota', { headers: { Authorization } })).toEqual([statusOf('INVALID_API_KEY'), 'INVALID_API_KEY', false]);
    }
  });

  test('distinguishes the three meanings of 403 by their code', async () => {
    const { keys } = crm.sandbox;
    expect(await codeOf('updateChannel', write(keys.readOnly))).toEqual([403, 'SCOPE_REQUIRED', false]);
    expect(await codeOf('updateChannel', write(keys.noCredit))).toEqual([403, 'INSUFFICIENT_CREDIT', false]);
    expect(await codeOf('updateChannel', write(keys.upstreamLimited))).toEqual([403, 'UPSTREAM_40017', false]);
  });

  test('shows the link to billing when the credit is used up, and only then', async () => {
    const { keys } = crm.sandbox;
    const { envelope } = await crm.ask('listChannels', { key: keys.noCredit });
    expect(envelope['action']).toMatchObject({ url: 'https://www.noxinfluencer.com/skills/usage-billing' });
    expect((await crm.ask('listChannels', { key: keys.upstreamLimited })).text).not.toContain('billing');
  });

  test('reports the quota even to a key without credit', async () => {
    expect((await crm.ask('quota', { key: crm.sandbox.keys.noCredit })).data).toEqual({
      usedCredit: 0,
      totalCredit: 0,
      remainingCredit: 0,
    });
  });

  test('lets a read-only key read and check', async () => {
    const key = crm.sandbox.keys.readOnly;
    expect((await crm.ask('listChannels', { key })).status).toBe(200);
    const request = { selector: { creatorIds: [creatorId] }, status: 2 };
    expect((await crm.ask('previewBatch', { key, request })).status).toBe(200);
    expect(await codeOf('applyBatch', { key, request })).toEqual([403, 'SCOPE_REQUIRED', false]);
  });

  test('counts a credit for each write, and stops when the last is spent', async () => {
    const key = crm.sandbox.keys.lastCredits;
    const left = [];
    for (const notes of ['1', '2', '3'])
      left.push((await crm.ask('updateChannel', { key, path: { creatorId }, request: { notes } })).envelope['credits']);
    expect(left).toEqual([2, 1, 0].map((remaining) => ({ used: 1, remaining })));
    expect(await codeOf('getChannel', { key, path: { creatorId } })).toEqual([403, 'INSUFFICIENT_CREDIT', false]);
  });

  test('answers a nonexistent path, method or channel with NOT_FOUND', async () => {
    const headers = { Authorization: `Bearer ${crm.sandbox.key}` };
    const wrong = await crm.fetch(`/crm${contract.transport.basePath.value}/nothing/here`, { headers });
    expect([wrong.status, await wrong.text()]).toEqual([404, expect.stringContaining('NOT_FOUND')]);
    const method = await crm.fetch(`/crm${crm.address('listChannels')}`, { headers, method: 'DELETE' });
    expect(method.status).toBe(404);
    expect(await codeOf('archiveChannel', { path: { creatorId: 'nobody' } })).toEqual([404, 'NOT_FOUND', false]);
    const absent: readonly (readonly [OperationName, Question])[] = [
      ['updateLabel', { path: { labelId: 'lb_none' }, request: { name: 'New' } }],
      ['deleteLabel', { path: { labelId: 'lb_none' } }],
      ['getGroup', { path: { groupId: 'gr_none' } }],
      ['updateGroup', { path: { groupId: 'gr_none' }, request: { name: 'New' } }],
      ['deleteGroup', { path: { groupId: 'gr_none' } }],
      ['getExport', { path: { exportId: 'ex_none' } }],
      ['downloadExport', { path: { exportId: 'ex_none' } }],
    ];
    for (const [operation, question] of absent) expect(await codeOf(operation, question)).toEqual([404, 'NOT_FOUND', false]);
  });

  test('answers the name of another label or group with DUPLICATE_DATA', async () => {
    const taken: readonly (readonly [OperationName, Question])[] = [
      ['createLabel', { request: { name: 'beauty' } }],
      ['updateLabel', { path: { labelId: '4711' }, request: { name: 'Beauty' } }],
      ['createGroup', { request: { name: 'Sample group North' } }],
      ['updateGroup', { path: { groupId: 'gr_2' }, request: { name: 'SAMPLE GROUP NORTH' } }],
    ];
    for (const [operation, question] of taken)
      expect(await codeOf(operation, question)).toEqual([statusOf('DUPLICATE_DATA'), 'DUPLICATE_DATA', false]);
  });

  const batch = (request: Loose): Loose => ({ selector: { creatorIds: [creatorId] }, ...request });
  const many = (length: number): string[] => Array.from({ length }, (_, index) => `id-${index}`);
  const workbook = (): File => new File([Buffer.from(workbookOf('A', [['Creator ID'], ['nobody']]))], 'a.xlsx');
  const key = (operation: OperationName, name: string): string => crm.key(operation, name);
  const refusals: readonly (readonly [string, OperationName, () => Question])[] = [
    ['an unknown key', 'listChannels', () => ({ request: { colour: 'red' } })],
    ['a filter that is null', 'listChannels', () => ({ request: { owner: null } })],
    ['a page size beyond the maximum', 'listChannels', () => ({ request: { size: 101 } })],
    ['a page size of 0', 'listChannels', () => ({ request: { size: 0 } })],
    ['page 0', 'listChannels', () => ({ request: { page: 0 } })],
    ['half a page', 'listChannels', () => ({ request: { page: 1.5 } })],
    ['a number as text', 'listChannels', () => ({ request: { page: '1' } })],
    ['a platform that the table does not list', 'listChannels', () => ({ request: { platform: 'radio' } })],
    ['a filter by a status that is not there', 'listChannels', () => ({ request: { status: 999 } })],
    ['a status whose id is text instead of a number', 'listChannels', () => ({ request: { status: '1' } })],
    ['a filter by a label that is not there', 'listChannels', () => ({ request: { labels: ['lb_nothing'] } })],
    ['an empty list of labels', 'listChannels', () => ({ request: { labels: [] } })],
    ['a filter by a member that is not there', 'listChannels', () => ({ request: { owner: 'u_9' } })],
    ['a filter by a group that is not there', 'listChannels', () => ({ request: { group: 'gr_9' } })],
    ['a creator named by a number', 'listChannels', () => ({ request: { creatorIds: [1] } })],
    ['more creators than a body may name', 'listChannels', () => ({ request: { creatorIds: many(101) } })],
    ['a time that is none', 'listChannels', () => ({ request: { updatedSince: 'yesterday' } })],
    ['an order that is not known', 'listChannels', () => ({ request: { sort: 'colour' } })],
    ['a body that is not JSON', 'listChannels', () => ({ body: '{' })],
    ['a body that is a list', 'listChannels', () => ({ body: '[]' })],
    ['a body that is missing', 'listChannels', () => ({ body: '' })],
    ['a query string on a body-first operation', 'listChannels', () => ({ query: `${key('listChannels', 'page')}=1` })],
    ['a query key that is not known', 'listLabels', () => ({ query: 'colour=red' })],
    ['a query key that stands twice', 'listLabels', () => ({ query: `${key('listLabels', 'page')}=1&${key('listLabels', 'page')}=2` })],
    ['a page that is no number', 'listLabels', () => ({ query: `${key('listLabels', 'page')}=one` })],
    ['a query where none is expected', 'listStatuses', () => ({ query: 'page=1' })],
    ['an update of nothing', 'updateChannel', () => ({ request: {} })],
    ['a status that is not there', 'updateChannel', () => ({ request: { status: 77 } })],
    ['a status that is cleared', 'updateChannel', () => ({ request: { status: null } })],
    ['labels that are cleared', 'updateChannel', () => ({ request: { labels: null } })],
    ['archived that is cleared', 'updateChannel', () => ({ request: { archived: null } })],
    ['an e-mail cleared in a way that the table does not say', 'updateChannel', () => ({ request: { email: '' } })],
    ['notes cleared in a way that the table does not say', 'updateChannel', () => ({ request: { notes: '' } })],
    ['an e-mail that is none', 'updateChannel', () => ({ request: { email: 'somebody at example' } })],
    ['a contact link that is none', 'updateChannel', () => ({ request: { contactLink: 'javascript:alert(1)' } })],
    ['notes that are no text', 'updateChannel', () => ({ request: { notes: 7 } })],
    ['an owner who is not there', 'updateChannel', () => ({ request: { owner: 'u_1' } })],
    ['a label operation that is none', 'updateChannel', () => ({ request: { labels: { operation: 'set', labelIds: ['lb_beauty'] } } })],
    ['a label change without labels', 'updateChannel', () => ({ request: { labels: { operation: 'add', labelIds: [] } } })],
    ['a label named twice', 'updateChannel', () => ({ request: { labels: { operation: 'add', labelIds: ['lb_zh', 'lb_zh'] } } })],
    ['a label that is not there', 'updateChannel', () => ({ request: { labels: { operation: 'add', labelIds: ['lb_beauty', 'lb_no'] } } })],
    ['a label of another type', 'updateChannel', () => ({ request: { labels: { operation: 'add', labelIds: ['4711'] } } })],
    ['a read-only field', 'updateChannel', () => ({ request: { name: 'Other name' } })],
    ['a body where none is expected', 'archiveChannel', () => ({ body: '{"reason":"none"}' })],
    ['a batch without a selector', 'applyBatch', () => ({ request: { status: 1 } })],
    ['a batch without creators', 'applyBatch', () => ({ request: { selector: { creatorIds: [] }, status: 1 } })],
    ['a creator named twice', 'applyBatch', () => ({ request: { selector: { creatorIds: [creatorId, creatorId] }, status: 1 } })],
    ['a creator id that is empty', 'applyBatch', () => ({ request: { selector: { creatorIds: [''] }, status: 1 } })],
    ['a creator id beyond 256 characters', 'applyBatch', () => ({ request: { selector: { creatorIds: ['x'.repeat(257)] }, status: 1 } })],
    [
      'more creators in a body than the table allows',
      'applyBatch',
      () => ({ request: { selector: { creatorIds: many(101) }, status: 1 } }),
    ],
    ['another kind of selector', 'applyBatch', () => ({ request: { selector: { creatorIds: [creatorId], all: true }, status: 1 } })],
    ['a batch that changes nothing', 'applyBatch', () => ({ request: batch({}) })],
    ['notes in a batch, which does not carry them', 'applyBatch', () => ({ request: batch({ notes: 'x' }) })],
    ['an e-mail in a check of a batch', 'validateBatch', () => ({ request: batch({ email: 'a@example.com' }) })],
    ['two label changes in one body', 'previewBatch', () => ({ request: batch({ labels: [{ operation: 'add', labelIds: ['lb_zh'] }] }) })],
    ['a write without an idempotency key', 'applyBatch', () => ({ request: batch({ status: 1 }), idempotencyKey: null })],
    ['a check without an idempotency key', 'validateBatch', () => ({ request: batch({ status: 1 }), idempotencyKey: null })],
    ['a label without a name', 'createLabel', () => ({ request: {} })],
    ['a label whose name is blank', 'createLabel', () => ({ request: { name: ' ' } })],
    ['a label whose name is null', 'createLabel', () => ({ request: { name: null } })],
    ['a label with more than a name', 'createLabel', () => ({ request: { name: 'New', colour: 'red' } })],
    ['a new name for a label that is no text', 'updateLabel', () => ({ path: { labelId: 'lb_zh' }, request: { name: 7 } })],
    ['a body of a label that is deleted', 'deleteLabel', () => ({ path: { labelId: 'lb_zh' }, body: '{"name":"x"}' })],
    ['a label without an idempotency key', 'createLabel', () => ({ request: { name: 'New' }, idempotencyKey: null })],
    ['a group of somebody who is not in the CRM', 'createGroup', () => ({ request: { name: 'New', creatorIds: ['nobody'] } })],
    ['a group of creators named by numbers', 'createGroup', () => ({ request: { name: 'New', creatorIds: [1] } })],
    ['a group that names a creator twice', 'createGroup', () => ({ request: { name: 'New', creatorIds: [creatorId, creatorId] } })],
    ['a change of nothing in a group', 'updateGroup', () => ({ path: { groupId: 'gr_1' }, request: {} })],
    ['a group whose members are null', 'updateGroup', () => ({ path: { groupId: 'gr_1' }, request: { creatorIds: null } })],
    ['a page of tasks beyond the maximum', 'listEmailTasks', () => ({ request: { size: 101 } })],
    ['an e-mail task that is not named', 'applyEmail', () => ({ request: batch({}) })],
    ['an e-mail task that is not there', 'validateEmail', () => ({ request: batch({ taskId: 'et_none' }) })],
    ['an e-mail task of another type', 'previewEmail', () => ({ request: batch({ taskId: 'et_steps' }) })],
    ['an e-mail task whose id is text instead of a number', 'applyEmail', () => ({ request: batch({ taskId: '5002' }) })],
    ['an e-mail task beside a change', 'applyEmail', () => ({ request: batch({ taskId: 'et_launch', status: 1 }) })],
    [
      'more creators for a task than the table allows',
      'applyEmail',
      () => ({ request: { selector: { creatorIds: many(101) }, taskId: 'et_launch' } }),
    ],
    ['an export with pages', 'createExport', () => ({ request: { page: 1 } })],
    ['an export of a filter that is null', 'createExport', () => ({ request: { keyword: null } })],
    ['an export of a status that is not there', 'createExport', () => ({ request: { status: 999 } })],
    ['an export by a key that is not known', 'createExport', () => ({ request: { colour: 'red' } })],
    ['a template without a language', 'importTemplate', () => ({ query: '' })],
    ['a template in a language that the table does not list', 'importTemplate', () => ({ request: { language: 'fr' } })],
    ['an import that is JSON', 'importChannels', () => ({ body: '{}' })],
    ['an import without a file', 'importChannels', () => ({ form: [['overwrite', 'true']] })],
    ['an import whose file is text', 'importChannels', () => ({ form: [['file', 'text']] })],
    [
      'an import with a part that is not known',
      'importChannels',
      () => ({
        form: [
          ['file', workbook()],
          ['colour', 'red'],
        ],
      }),
    ],
    [
      'an import with a part that comes twice',
      'importChannels',
      () => ({
        form: [
          ['file', workbook()],
          ['file', workbook()],
        ],
      }),
    ],
    [
      'an import that overwrites neither yes nor no',
      'importChannels',
      () => ({
        form: [
          ['file', workbook()],
          ['overwrite', '1'],
        ],
      }),
    ],
    ['an import of what is no workbook', 'importChannels', () => ({ form: [['file', new File(['x'], 'a.xlsx')]] })],
    ['a form where JSON is expected', 'createLabel', () => ({ form: [['name', 'New']] })],
    ['a report on items that are no list', 'importReport', () => ({ request: { failed: { row: 1 } } })],
    ['a report on numbers', 'importReport', () => ({ request: { repeated: [1] } })],
    ['an idempotency key of 7 characters', 'archiveChannel', () => ({ idempotencyKey: '1234567' })],
    ['an idempotency key of 129 characters', 'archiveChannel', () => ({ idempotencyKey: 'x'.repeat(129) })],
  ];
  test.each(refusals)('refuses %s with INVALID_REQUEST and a sentence (%s)', async (_, operation, question) => {
    const { status, envelope } = await crm.ask(operation, { path: { creatorId, exportId: 'ex_none' }, ...question() });
    expect([status, envelope['errorCode'], envelope['data']]).toEqual([statusOf('INVALID_REQUEST'), 'INVALID_REQUEST', null]);
    expect(String(envelope['summary'])).toMatch(/^\S+ \S+ \S+/);
  });

  test('changes nothing with anything that it refuses', async () => {
    const entries = await crm.log();
    expect(entries.length).toBeGreaterThan(20);
    expect(entries.filter(({ outcome, changes }) => outcome === 'refused' && changes.length > 0)).toEqual([]);
  });

  test('accepts idempotency keys of 8 and of 128 characters', async () => {
    for (const idempotencyKey of ['12345678', 'x'.repeat(128)]) {
      expect((await crm.ask('updateChannel', { path: { creatorId }, request: { notes: idempotencyKey }, idempotencyKey })).status).toBe(
        200,
      );
    }
  });
});
