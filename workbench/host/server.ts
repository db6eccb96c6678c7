// The stand-in's single HTTP server: the grid page and its files, the protocol, the add-on's pages, and the sandbox CRM below /crm.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { z } from 'zod';
import type { Clock } from '../clock';
import type { Talk } from '../runtime/messages';
import { thrown } from '../thrown';
import { FRAME_POLICY, framedPage } from './add-on-frame';
import type { EventStreams } from './event-streams';
import { isJson, objection } from './guard';
import { mailPage } from './mail-page';
import { actShape, closeShape, passShape, personShape, runShape } from './requests';
import type { RuntimeLine } from './runtime-line';

/** The path below which the sandbox CRM answers. */
export const CRM_PATH = '/crm';

/** Bytes of one request: enough for pasting a large sheet. */
const LARGEST_BODY = 64 * 1024 * 1024;

const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'page.html', type: 'text/html; charset=utf-8' },
  '/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
};

interface Serving {
  /** The folder with the built page. */
  readonly folder: URL;
  readonly streams: EventStreams;
  readonly crm: Hono;
  readonly clock: Clock;
  /** Known once the server's own port is. */
  readonly line: Promise<RuntimeLine>;
}

/** Not listening yet. */
export function createHostServer(serving: Serving): Server {
  const mounted = new Hono().route(CRM_PATH, serving.crm);
  const toCrm = getRequestListener(mounted.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/s, '');
    const port = request.socket.localPort;
    const objects = objection(request, [`127.0.0.1:${port}`, `localhost:${port}`]);
    if (objects !== null) fail(response, new Refused(403, objects));
    else if (path.startsWith(`${CRM_PATH}/`)) void toCrm(request, response);
    else void serve(serving, path, request, response).catch((error: unknown) => fail(response, error));
  });
  // A run may take as long as an execution may last.
  server.requestTimeout = 0;
  return server;
}

/** A refusal with its status; anything else thrown is a bug. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function fail(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refused ? error.status : 500;
  if (response.headersSent) response.end();
  else json(response, status, { problem: thrown(error).message });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  jsonText(response, status, JSON.stringify(body));
}

function jsonText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

async function serve(serving: Serving, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') json(response, 200, await post(await serving.line, path, request));
  else if (FILES[path] !== undefined) sendFile(serving.folder, FILES[path], response);
  else await get(serving, path, request, response);
}

function sendFile(folder: URL, { file, type }: { readonly file: string; readonly type: string }, response: ServerResponse): void {
  const at = new URL(file, folder);
  if (!existsSync(at)) throw new Refused(404, `${file} is not built yet: npm run build`);
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(readFileSync(at));
}

async function get(
  { line: coming, streams, clock }: Serving,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const line = await coming;
  const tab = /^\/api\/tab\/(-?\d+)$/.exec(path)?.[1];
  const page = /^\/page\/([\w-]+)$/.exec(path)?.[1];
  if (path === '/api/events') streams.open(personOf(request), response, await line.ask('hello', greeting(request)));
  else if (path === '/api/book') json(response, 200, await line.ask('book', { person: personOf(request) }));
  else if (path === '/mail') sendMails(await line.ask('mail', null), response);
  else if (path === '/api/ledger') json(response, 200, await line.ask('ledger', null));
  else if (tab !== undefined) jsonText(response, 200, found(await line.ask('tab', { tab: Number(tab) })));
  else if (page !== undefined) sendPage(found(await line.ask('page', { id: page })), clock, response);
  else throw new Refused(404, 'There is nothing here.');
}

function found<T>(answer: T | null): T {
  if (answer === null) throw new Refused(404, 'There is nothing here any more.');
  return answer;
}

function personOf({ url = '' }: IncomingMessage): string {
  const given = new URL(url, 'http://localhost').searchParams.get('person') ?? '1';
  return checked(personShape, given);
}

/** The language is the browser's first choice. */
function greeting(request: IncomingMessage): Talk['hello']['ask'] {
  const language = /^[a-z]{2,3}(-[A-Za-z]{2,4})?/.exec(request.headers['accept-language'] ?? '')?.[0];
  return { person: personOf(request), ...(language === undefined ? {} : { language: language.replace(/^en-.*/, 'en') }) };
}

function sendPage(source: NonNullable<Talk['page']['answer']>, clock: Clock, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': FRAME_POLICY,
  });
  response.end(framedPage(source, { ...clock.settings, lead: clock.ahead }));
}

function sendMails({ mails, zone }: Talk['mail']['answer'], response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(mailPage(mails, zone));
}

async function post(line: RuntimeLine, path: string, request: IncomingMessage): Promise<unknown> {
  if (!isJson(request)) throw new Refused(403, 'Only JSON is taken here.');
  const body = await bodyOf(request);
  switch (path) {
    case '/api/act':
      return line.ask('act', checked(actShape, body));
    case '/api/run': {
      const { person, fn, args } = checked(runShape, body);
      return line.ask('run', { person, fn, args });
    }
    case '/api/close':
      return line.ask('close', checked(closeShape, body));
    case '/api/pass':
      return line.ask('pass', checked(passShape, body));
    case '/api/timers':
      return line.ask('timers', null);
    default:
      throw new Refused(404, 'There is nothing here.');
  }
}

function checked<T>(shape: z.ZodType<T>, given: unknown): T {
  const read = shape.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused(400, `The request does not fit: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Refused(413, 'The request is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refused(400, 'The request is not JSON.');
  }
}
