// What a form carries: the table's names, texts, and files as they are.

import { crmContract } from '../../contract/table';
import { formOf } from '../../src/crm/form';
import { clientOf } from './scripted-client';
import { success } from './scripted-http';

const shape = crmContract.shapes['importForm'] ?? {};
const file = { name: 'Upload Über.xlsx', type: 'application/x-own', base64: 'UEsDBA==' };

test('values are written under the table’s names, in its order, texts as texts and files complete', () => {
  expect(formOf(shape, { overwrite: false, file })).toEqual([
    { name: 'file', fileName: 'Upload Über.xlsx', type: 'application/x-own', base64: 'UEsDBA==' },
    { name: 'overwrite_existing', text: 'false' },
  ]);
});

test('missing values are left out', () => {
  expect(formOf(shape, { file, overwrite: undefined })).toHaveLength(1);
});

test('a missing file breaks the contract', () => {
  expect(() => formOf(shape, { overwrite: true })).toThrow('file is required');
});

test('an import is sent as a form, once, under its key, without a content type from us', () => {
  const { crm, asked } = clientOf([success({ failed_items: [], repeated_items: [] })]);
  crm.importChannels(file, true, 'key-1');
  expect(asked).toEqual([
    {
      method: 'POST',
      url: 'https://skill.noxinfluencer.com/api/v1/crm/import',
      headers: expect.not.objectContaining({ 'Content-Type': expect.anything() }),
      form: formOf(shape, { file, overwrite: true }),
      timeoutSeconds: 60,
    },
  ]);
  expect(asked[0]?.headers).toMatchObject({ 'Idempotency-Key': 'key-1' });
});
