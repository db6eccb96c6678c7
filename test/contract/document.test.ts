// Compares docs/crm-contract.md with the table, so that what people read is what the add-on does.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crmContract } from '../../contract/table';
import { renamedContract } from '../crm/renamed-contract';

const root = join(__dirname, '../..');
const printed = (...more: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, 'scripts/contract-doc.mjs'), '--print', ...more], { encoding: 'utf8' });

test('the document in docs/ is up to date: npm run contract:doc', () => {
  expect(readFileSync(join(root, 'docs/crm-contract.md'), 'utf8')).toBe(printed());
});

test('the document lists each command of the vendor’s CLI with its request', () => {
  const lines = readFileSync(join(root, 'docs/crm-contract.md'), 'utf8').split('\n');
  const missing = Object.values(crmContract.operations).filter(
    ({ command, method, path }) => !lines.some((line) => line.startsWith(`| \`${command}\` | \`${method} ${path}\` |`)),
  );
  expect(missing).toEqual([]);
});

test('every path, key and error of a table is in its document, with nothing of another table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const file = join(folder, 'table.json');
  const renamed = renamedContract(crmContract);
  writeFileSync(file, JSON.stringify(renamed));
  const text = printed(file);
  rmSync(folder, { recursive: true });
  const { operations, shapes, envelope, paging, errors } = renamed;
  const keys = [envelope, paging.answer, ...Object.values(shapes)].flatMap((shape) =>
    Object.values(shape).flatMap(({ key, also = [] }) => [key, ...also]),
  );
  const names = [...Object.values(operations).map(({ method, path }) => `${method} ${path}`), ...keys, ...errors.map(({ code }) => code)];
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  expect(Object.values(crmContract.operations).filter(({ path }) => text.includes(`${path}\``))).toEqual([]);
});
