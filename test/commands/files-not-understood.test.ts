// CRM answers of unknown shape are reported as such, with their request id, by every tool for email tasks and files; never as an empty
// list.

import type { ListName } from '../../contract/reads';
import { readEmailTasks } from '../../src/commands/mutations/email/read-email-tasks';
import { fetchFile, readExports } from '../../src/commands/mutations/exports/fetch-file';
import { checkFile } from '../../src/commands/mutations/imports/check-import';
import { startMutation } from '../../src/commands/mutations/mutation';
import type { Answer } from '../../src/crm/problems';
import type { RowNumber } from '../../src/sync/model';
import type { Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { officeWith } from './edited-office';

const strange = (): Answer<never> => ({
  ok: false,
  problem: { kind: 'unknown-shape', code: '', summary: 'data.rows', hint: '', url: '', requestId: 'r-strange', effect: 'none' },
});

function freshOffice(): Office {
  const office = officeWith(1);
  const { crm } = office;
  const others = crm.list.bind(crm);
  const list = (name: ListName) => (name === 'listEmailTasks' ? strange() : others(name));
  Object.assign(crm, { list, exports: strange, downloadExport: strange, importTemplate: strange });
  office.tab.select([2 as RowNumber], null);
  return office;
}

test.each<[string, (office: Office) => unknown]>([
  ['the e-mail tasks', ({ ctx }) => readEmailTasks(ctx)],
  ['adding to one', ({ ctx }) => startMutation(ctx, { mutation: { what: 'add-to-email', taskId: 't-1', everybody: true } })],
  ['the exports', ({ ctx }) => readExports(ctx)],
  ['an export to be brought in', ({ ctx }) => fetchFile(ctx, { file: { of: 'export', id: 'e-1', name: '' }, into: 'tab' })],
  ['an export to be saved', ({ ctx }) => fetchFile(ctx, { file: { of: 'export', id: 'e-1', name: '' }, into: 'computer' })],
  ['the template', ({ ctx }) => fetchFile(ctx, { file: { of: 'template', language: 'zh' }, into: 'tab' })],
  ['looking through a file', ({ ctx }) => checkFile(ctx, { file: { name: 'a.xlsx', base64: workbookBase64([['A'], ['b']]) } })],
])('%s', (_, ask) => {
  const office = freshOffice();
  const tabs = office.book.tabs().length;
  expect(ask(office)).toMatchObject({
    ok: false,
    problem: { kind: 'unknown-shape', technical: { requestId: 'r-strange', summary: 'data.rows' } },
  });
  expect(office.book.tabs()).toHaveLength(tabs);
  expect(office.crm.others).toEqual([]);
});
