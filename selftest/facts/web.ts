// Requests made by a script. They go to the CRM's own origin, without a key, and only read.

import { transport } from '../../contract/crm.json';
import { ANYTHING, group } from '../fact';

const ORIGIN = transport.origin.value;

const asked = () => UrlFetchApp.fetch(`${ORIGIN}/`, { muteHttpExceptions: true });

export const web = group('web', [
  ['reachable', "The CRM's origin answers Google: the status without a key.", ANYTHING, () => asked().getResponseCode()],
  [
    'blob',
    'The blob of an answer has the bare type and a name.',
    [true, true],
    () => {
      const blob = asked().getBlob();
      return [!/;/.test(blob.getContentType() ?? ''), (blob.getName() ?? '') !== ''];
    },
  ],
  [
    'request-content-type',
    'getRequest keeps the content type as a key of its own.',
    ['text/plain', true],
    () => {
      const request = UrlFetchApp.getRequest(`${ORIGIN}/`, { method: 'post', contentType: 'text/plain', payload: 'x' });
      const headers: unknown = Reflect.get(request, 'headers');
      const named = typeof headers === 'object' && headers !== null && Object.keys(headers).some((name) => /content-type/i.test(name));
      return [String(Reflect.get(request, 'contentType')), !named];
    },
  ],
  [
    'other-origin',
    'An origin that the manifest does not list is refused.',
    true,
    ({ refuses }) => refuses(() => UrlFetchApp.fetch('https://example.com/', { muteHttpExceptions: true })),
  ],
  [
    'url-too-long',
    'A URL that is too long is refused.',
    true,
    ({ refuses }) => refuses(() => UrlFetchApp.fetch(`${ORIGIN}/?q=${'x'.repeat(3000)}`, { muteHttpExceptions: true })),
  ],
]);
