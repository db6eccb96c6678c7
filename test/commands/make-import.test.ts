// The workbook for creators who are not in the CRM: in the form of the CRM's template, and valid for the check of an import.

import { checkFile } from '../../src/commands/mutations/imports/check-import';
import { makeImport } from '../../src/commands/mutations/imports/make-import';
import { readListFile } from '../../src/commands/reading/workbook-file';
import { must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { officeWith } from './edited-office';

const WHO = ['https://www.youtube.com/@a?x=1&y="2"', '@b', 'instagram.com/ccc'];

function officeWithTemplate(...headings: string[]): Office {
  const office = officeWith(1);
  office.crm.exportFile = { kind: 'bytes', name: 'template.xlsx', base64: workbookBase64([headings]) };
  return office;
}

const madeBy = (office: Office) => must(makeImport(office.ctx, { who: WHO }));
const textOf = (office: Office): string => must(readListFile(office.ctx, { file: madeBy(office) })).text;

test('has the headings of the template, links under the link and handles under the handle', () => {
  const office = officeWithTemplate('Creator ID', 'Channel link', 'Handle', 'Contact link', 'Cooperation status');
  expect(textOf(office).split('\n')).toEqual([
    'Creator ID\tChannel link\tHandle\tContact link\tCooperation status',
    '\t"https://www.youtube.com/@a?x=1&y=""2"""',
    '\t\t@b',
    '\tinstagram.com/ccc',
  ]);
});

test('does so in Chinese, too', () => {
  expect(textOf(officeWithTemplate('达人ID', '频道链接', '账号')).split('\n')[2]).toBe('\t\t@b');
});

test('has our own headings if the template cannot be read', () => {
  const office = officeWith(1);
  office.crm.exportFile = { kind: 'link', url: 'https://files.example.com/t.xlsx' };
  expect(textOf(office).split('\n')[0]).toBe('Channel link\tHandle');
});

test('passes the check of an import without findings, and has no effect by itself', () => {
  const office = officeWithTemplate('Creator ID', 'Channel link', 'Handle');
  expect(must(checkFile(office.ctx, { file: madeBy(office) }))).toMatchObject({ rows: 3, problems: [], hints: [] });
  expect(office.crm.others).toEqual([]);
});
