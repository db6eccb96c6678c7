// UrlFetchApp: HTTP requests that the script waits for.

import { Exception, emulated, hostOf, membersOf, mismatch, originalOf } from '../emulated';
import type { WebAsk, WebReply } from '../host';
import { Blob, blobOf, signed } from '../utilities/blob';

/** The platform's own limits (developers.google.com/apps-script/reference/url-fetch): seconds, and characters of a URL. */
const USUAL_TIMEOUT = 360;
const LONGEST_URL = 2082;

/** Bytes of one request (developers.google.com/apps-script/guides/services/quotas: "URL Fetch POST size"). */
const MOST_BYTES = 50 * 1024 * 1024;

const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

export const urlFetchApp = (): object => emulated('UrlFetchApp', { fetch, fetchAll, getRequest });

function fetch(url: unknown, options: unknown = {}): object {
  const ask = askOf('fetch', url, options);
  hostOf().authorize('UrlFetchApp.fetch', 'web');
  const [reply] = hostOf().web.fetch([ask.ask]);
  if (reply === undefined) throw new Exception('The stand-in failed: no answer and no error.');
  return responseOf(ask, reply);
}

function fetchAll(requests: unknown): object[] {
  if (!Array.isArray(requests)) throw mismatch('UrlFetchApp.fetchAll', [requests]);
  const asks = requests.map((one: unknown) => (typeof one === 'string' ? askOf('fetchAll', one, {}) : askOf('fetchAll', urlIn(one), one)));
  hostOf().authorize('UrlFetchApp.fetchAll', 'web');
  const responses: object[] = [];
  const replies = hostOf().web.fetch(asks.map(({ ask }) => ask));
  asks.forEach((ask, i) => {
    const reply = replies[i];
    if (reply !== undefined) responses.push(responseOf(ask, reply));
  });
  return responses;
}

/** The content type has a key of its own. */
function getRequest(url: unknown, options: unknown = {}): Record<string, unknown> {
  const { ask } = askOf('getRequest', url, options);
  const { 'Content-Type': type, ...headers } = ask.headers;
  const { url: address, method, body: payload, followRedirects } = ask;
  return { url: address, method, headers, payload, followRedirects, ...(type === undefined ? {} : { contentType: type }) };
}

const urlIn = (request: unknown): unknown => membersOf(request)['url'];

interface Asked {
  readonly ask: WebAsk;
  /** Whether an error status is an answer instead of an exception. */
  readonly muted: boolean;
}

/** The supported options; any other one throws with its name, because it would change the request. */
const OPTIONS: ReadonlySet<string> = new Set([
  'url',
  'method',
  'headers',
  'payload',
  'contentType',
  'muteHttpExceptions',
  'followRedirects',
  'validateHttpsCertificates',
  'escaping',
  'timeoutSeconds',
]);

function askOf(call: string, url: unknown, given: unknown): Asked {
  if (typeof url !== 'string' || typeof given !== 'object' || given === null) throw mismatch(`UrlFetchApp.${call}`, [url, given]);
  const options = membersOf(given);
  const strange = Object.keys(options).find((key) => !OPTIONS.has(key));
  if (strange !== undefined) throw new Exception(`UrlFetchApp.${call} with "${strange}" is not emulated by the stand-in`);
  if (url.length > LONGEST_URL) throw new Exception('Limit Exceeded: URLFetch URL Length.');
  const method = String(options['method'] ?? 'get').toLowerCase();
  if (!METHODS.has(method)) throw new Exception(`Attribute provided with invalid value: method`);
  const body = bodyOf(options['payload']);
  if (typeof body?.content === 'object' && options['contentType'] !== undefined)
    throw new Exception(`UrlFetchApp.${call} with a blob in its payload and a "contentType" is not emulated by the stand-in`);
  const ask: WebAsk = {
    url,
    method,
    headers: headersOf(options, body),
    body: body?.content ?? null,
    timeoutSeconds: typeof options['timeoutSeconds'] === 'number' ? options['timeoutSeconds'] : USUAL_TIMEOUT,
    followRedirects: options['followRedirects'] !== false,
  };
  return { ask, muted: options['muteHttpExceptions'] === true };
}

interface Body {
  readonly content: string | Uint8Array;
  readonly type: string;
}

/**
 * A text is sent as is, an object as a form, an object that contains a blob as a multipart form; without a content type, a text is declared
 * as a form too.
 */
function bodyOf(payload: unknown): Body | null {
  const type = 'application/x-www-form-urlencoded';
  if (payload === undefined || payload === null) return null;
  if (typeof payload === 'string') return { content: payload, type };
  if (originalOf(payload, Blob) !== null || Array.isArray(payload))
    throw new Exception('UrlFetchApp with a payload of bytes is not emulated by the stand-in');
  const entries = Object.entries(membersOf(payload));
  if (entries.some(([, value]) => originalOf(value, Blob) !== null)) return multipart(entries);
  return { content: entries.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&'), type };
}

/** One part per entry, in order; a blob with its name and type, anything else as text (RFC 7578). */
function multipart(entries: readonly (readonly [string, unknown])[]): Body {
  const boundary = `----stand-in-${hostOf().tools.uuid()}`;
  const parts = entries.flatMap(([key, value]) => {
    const blob = originalOf(value, Blob);
    const file =
      blob === null
        ? ''
        : `; filename="${quoted(blob.getName() ?? 'file')}"\r\nContent-Type: ${blob.getContentType() ?? 'application/octet-stream'}`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(key)}"${file}\r\n\r\n`;
    return [utf8(head), blob === null ? utf8(String(value)) : blob._bytes, utf8('\r\n')];
  });
  return { content: joined([...parts, utf8(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}

/** Characters that would end a name or its line are percent-encoded, as in browsers. */
const quoted = (name: string): string => name.replace(/["\r\n]/g, (mark) => encodeURIComponent(mark));

const utf8 = (text: string): Uint8Array => Uint8Array.from(hostOf().tools.encode(text, 'UTF_8'));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (size > MOST_BYTES) throw new Exception('Limit Exceeded: URLFetch POST Size.');
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}

function headersOf(options: Readonly<Record<string, unknown>>, body: Body | null): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(membersOf(options['headers']))) headers[name] = String(value);
  if (typeof options['contentType'] === 'string') headers['Content-Type'] = options['contentType'];
  else if (body !== null && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
    headers['Content-Type'] = body.type;
  return headers;
}

/** Characters of a failed answer that the platform puts into its exception. */
const EXCERPT = 100;

function responseOf({ ask, muted }: Asked, { status, headers, body }: WebReply): object {
  const own: [string, string][] = [];
  for (const [name, value] of headers) own.push([name, value]);
  const response = new HTTPResponse(ask.url, status, own, Uint8Array.from(body));
  if (status >= 400 && !muted) {
    const text = response.getContentText();
    const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}...` : text;
    throw new Exception(
      `Request failed for ${/^https?:\/\/[^/?#]+/.exec(ask.url)?.[0] ?? ask.url} returned code ${status}. Truncated server response: ${excerpt} (use muteHttpExceptions option to examine full response)`,
    );
  }
  return emulated('HTTPResponse', response);
}

class HTTPResponse {
  constructor(
    private readonly _url: string,
    private readonly _status: number,
    private readonly _headers: readonly (readonly [string, string])[],
    private readonly _body: Uint8Array,
  ) {}

  getResponseCode(): number {
    return this._status;
  }

  /** Without a charset, the answer's; without that either, the platform does not read UTF-8. */
  getContentText(charset?: unknown): string {
    const type = this._headers.find(([name]) => name === 'content-type')?.[1] ?? '';
    const declared = /charset=([\w-]+)/i.exec(type)?.[1] ?? (/json/.test(type) ? 'UTF-8' : 'ISO-8859-1');
    return hostOf().tools.decode(this._body, charset === undefined ? declared : String(charset));
  }

  getContent(): number[] {
    return signed(this._body);
  }

  /** With the bare type, and the last part of the address as its name. */
  getBlob(): object {
    const type = this._headers.find(([name]) => name === 'content-type')?.[1].replace(/\s*;.*$/, '');
    return blobOf(this._body, type ?? null, this._url.replace(/[?#].*$/, '').replace(/^.*\//, '') || 'download');
  }

  /** A repeated header has a list. */
  getAllHeaders(): Record<string, string | string[]> {
    const all: Record<string, string | string[]> = {};
    for (const [name, value] of this._headers) {
      const before = all[titled(name)];
      all[titled(name)] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
    }
    return all;
  }
}

const titled = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
