// Checks crm.json against the shape of table.ts, and shows that a table with another shape is detected.

import type { Json } from '../../contract/records';
import { crmContract } from '../../contract/table';
import { complaintsAbout } from '../../scripts/contract-check/table-shape';
import { renamedContract } from '../crm/renamed-contract';

type Loose = { [key: string]: Json | Loose };

/** The table with one place changed; `undefined` removes the place. */
function withChange(place: string, value: unknown): unknown {
  const copy = structuredClone(crmContract) as unknown as Loose;
  const names = place.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce<Loose>((inner, name) => inner[name] as Loose, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value as Json;
  return copy;
}

test('the table has the shape that client, sandbox and documents rely on', () => {
  expect(complaintsAbout(crmContract)).toEqual([]);
});

test('a table in which every name is different has the same shape', () => {
  expect(complaintsAbout(renamedContract(crmContract))).toEqual([]);
});

test.each<readonly [string, string, unknown]>([
  ['a key that table.ts does not know', 'operations.quota.colour', 'red'],
  ['an operation that table.ts does not know', 'operations.deleteChannel', crmContract.operations.quota],
  ['a missing operation', 'operations.applyBatch', undefined],
  ['a missing evidence of an operation', 'operations.quota.evidence', undefined],
  ['a missing evidence of a key', 'shapes.channel.email.evidence', undefined],
  ['a missing evidence of a fact', 'transport.origin.evidence', undefined],
  ['an evidence that is none', 'shapes.channel.email.evidence', 'X'],
  ['a wire type that is none', 'shapes.channel.email.type', 'string'],
  ['a nested shape that is not there', 'shapes.channel.status.type', 'one:nothing'],
  ['a request shape that is not there', 'operations.applyBatch.request', 'batchBody+nothing'],
  ['an answer shape that is not there', 'operations.quota.answer.shape', 'nothing'],
  ['an envelope that names a shape that is not there', 'envelope.meta.type', 'one:nothing'],
  ['one wire key for two fields', 'shapes.channel.notes.key', 'email'],
  ['a second spelling that is the key of another', 'paging.answer.page.also', ['page_size']],
  ['one wire key for two parts of a body', 'shapes.changeSet.notes.key', 'selector'],
  ['a choice without values', 'shapes.channel.platform.values', undefined],
  ['values without a choice', 'shapes.channel.email.values', { a: ['b'] }],
  ['a path without a leading slash', 'operations.quota.path', 'quota'],
  ['two operations at one address', 'operations.listStatuses.path', crmContract.operations.listMembers.path],
  ['a base path that ends in a slash', 'transport.basePath.value', '/api/'],
  ['an origin that is not https', 'transport.origin.value', 'http://example.com'],
  ['a carried token that no body has', 'operations.previewBatch.carryFromPreview.value', 'ticket'],
  ['a rule for a field that no change set has', 'shapes.changeSet.notes', undefined],
  ['a field of a change set without a rule', 'changes.notes', undefined],
  ['a way to clear that is none', 'changes.notes.clear.value', 'remove'],
  ['an error that stands twice', 'errors.1', crmContract.errors[0]],
  ['an error with a status that is none', 'errors.0.status', 200],
  ['a list of pages without its list', 'paging.answer.items', undefined],
])('%s is detected', (_, place, value) => {
  expect(complaintsAbout(withChange(place, value))).not.toEqual([]);
});
