// What client and CRM do the same way for every operation of the table: an operation without a line here does not compile.
// Written in our terms: a wire key here would tie them to one table.

import { eachOf } from '../../contract/named';
import { ACTIONS } from '../../contract/needs';
import { LISTS } from '../../contract/reads';
import type { CreatorId } from '../../contract/records';
import type { OperationName } from '../../contract/table';
import type { Crm } from '../../src/crm/client';
import type { Answer } from '../../src/crm/problems';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { operations } from '../../workbench/crm/routes';
import { workbookOf, workbookType } from '../../workbench/crm/workbook';
import type { MetOperations } from './met-operations';
import { sampleAction } from './sample-action';
import { freshKey, type Scene, valueOf } from './scene';

/** What can be asked about, and a file to send. */
interface Cast {
  readonly id: CreatorId;
  readonly exportId: string;
  readonly token: { readonly token?: string };
}

const taskId = 'et_launch';
const file = { name: 'a.xlsx', type: workbookType, base64: Buffer.from(workbookOf('A', [['Creator ID'], ['nobody']])).toString('base64') };

const questions: Readonly<Record<OperationName, (crm: Crm, cast: Cast) => Answer<unknown>>> = {
  ...eachOf(LISTS, (list) => (crm: Crm) => crm.list(list)),
  ...eachOf(ACTIONS, (action) => (crm: Crm) => sampleAction(crm, action, freshKey())),
  quota: (crm) => crm.quota(),
  listChannels: (crm) => crm.listChannels({}, 1),
  getChannel: (crm, { id }) => crm.getChannel(id),
  updateChannel: (crm, { id }) => crm.updateChannel(id, { notes: 'x' }, freshKey()),
  archiveChannel: (crm, { id }) => crm.archiveChannel(id, freshKey()),
  restoreChannel: (crm, { id }) => crm.restoreChannel(id, freshKey()),
  validateBatch: (crm, { id }) => crm.batch('validate', { ids: [id], set: { status: 2 } }, freshKey()),
  previewBatch: (crm, { id }) => crm.batch('preview', { ids: [id], set: { status: 2 } }, freshKey()),
  applyBatch: (crm, { id, token }) => crm.batch('apply', { ids: [id], set: { status: 2 }, ...token }, freshKey()),
  createLabel: (crm) => crm.createLabel('New label', freshKey()),
  updateLabel: (crm) => crm.perform('updateLabel', 'lb_zh', { name: 'Other name' }, freshKey()),
  deleteLabel: (crm) => crm.perform('deleteLabel', 'lb_ja', {}, freshKey()),
  getGroup: (crm) => crm.getGroup('gr_1'),
  createGroup: (crm, { id }) => crm.createGroup({ name: 'New group', creatorIds: [id] }, freshKey()),
  updateGroup: (crm) => crm.perform('updateGroup', 'gr_1', { name: 'Other group' }, freshKey()),
  deleteGroup: (crm) => crm.perform('deleteGroup', 'gr_2', {}, freshKey()),
  validateEmail: (crm, { id }) => crm.addToEmail('validate', { ids: [id], taskId }, freshKey()),
  previewEmail: (crm, { id }) => crm.addToEmail('preview', { ids: [id], taskId }, freshKey()),
  applyEmail: (crm, { id, token }) => crm.addToEmail('apply', { ids: [id], taskId, ...token }, freshKey()),
  createExport: (crm) => crm.createExport({ platform: 'youtube' }, freshKey()),
  listExports: (crm) => crm.exports(1),
  getExport: (crm, { exportId }) => crm.getExport(exportId),
  downloadExport: (crm, { exportId }) => crm.downloadExport(exportId),
  importTemplate: (crm) => crm.importTemplate('en'),
  importChannels: (crm) => crm.importChannels(file, false, freshKey()),
  importReport: (crm) => crm.importReport('failed', ['Row 2']),
};

const names = Object.keys(questions) as OperationName[];
const changes = (operation: OperationName): boolean => operations[operation].kind === 'write';

export function describeEvery(scene: () => Scene, name: DialectName, met: () => MetOperations): void {
  const cast = (): Cast => {
    scene().settle({ ms: 0 });
    valueOf(scene().crm.createExport({}, freshKey()));
    const [channel] = scene()
      .kept()
      .channels.filter(({ archived }) => !archived);
    return { id: channel?.creatorId as CreatorId, exportId: scene().exports()[0]?.id ?? '', token: {} };
  };
  const previews: Partial<Record<OperationName, OperationName>> = { applyBatch: 'previewBatch', applyEmail: 'previewEmail' };
  const withToken = (crm: Crm, players: Cast, operation: OperationName): Cast => {
    const preview = previews[operation];
    if (preview === undefined || dialects[name].token === 'none') return players;
    return { ...players, token: valueOf(questions[preview](crm, players) as Answer<{ token: string }>) };
  };

  test('every operation is answered', () => {
    const players = cast();
    const { crm } = scene();
    const refused = names.flatMap((operation) => {
      const answer = questions[operation](crm, withToken(crm, players, operation));
      return answer.ok ? [] : [`${operation}: ${answer.problem.kind} ${answer.problem.summary}`];
    });
    expect(refused).toEqual([]);
  });

  test('every operation reports a wrong key, and does nothing', () => {
    const players = cast();
    const before = [scene().kept(), scene().tasks(), scene().exports()];
    const stranger = scene().crmWith({ text: 'nox_sk_nobody_has_this' });
    for (const operation of names)
      expect([operation, questions[operation](stranger, players)]).toMatchObject([
        operation,
        { problem: { kind: 'wrong-key', effect: 'none' } },
      ]);
    expect([scene().kept(), scene().tasks(), scene().exports()]).toEqual(before);
  });

  test('every operation recognizes the page of a proxy; a write may have happened', () => {
    const players = cast();
    for (const operation of names) {
      scene().fault({ operation, answer: 'html-200' });
      const effect = changes(operation) ? 'unknown' : 'none';
      expect([operation, questions[operation](scene().crm, players)]).toMatchObject([operation, { problem: { kind: 'not-json', effect } }]);
    }
  });

  test('every write without an answer is sent once and uncertain; everything else is retried', () => {
    const players = cast();
    for (const operation of names) {
      const { crm } = scene();
      const ready = withToken(crm, players, operation);
      const sent = scene().writes().length;
      scene().fault({ operation, answer: 'drop', when: 'after' });
      const answer = questions[operation](crm, ready);
      if (!changes(operation)) expect([operation, answer]).toMatchObject([operation, { ok: true }]);
      else {
        expect([operation, answer]).toMatchObject([operation, { problem: { kind: 'unreachable', effect: 'unknown' } }]);
        expect([operation, scene().writes().length - sent]).toEqual([operation, 1]);
      }
    }
  });

  test('every write needs the permission to write', () => {
    const players = cast();
    const reader = scene().crmWith('readOnly');
    for (const operation of names.filter(changes))
      expect([operation, questions[operation](reader, players)]).toMatchObject([operation, { problem: { kind: 'no-permission' } }]);
  });

  test('no operation of the table is left out', () => {
    const players = cast();
    const { crm } = scene();
    for (const operation of names) questions[operation](crm, withToken(crm, players, operation));
    expect(met().missing()).toEqual([]);
  });
}
