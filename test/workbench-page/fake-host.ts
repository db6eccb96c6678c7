// Serves the built page and speaks the protocol over an in-memory spreadsheet. Only for tests of the page: no add-on runs here.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Action, CloseRequest, DoorView, HostEvent, MenuEntry, PageView, RunAnswer } from '../../workbench/protocol';
import { type FakeBook, viewOf } from './fake-tab';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** What its card shows about the sandbox CRM; there is none here. */
const DOOR: DoorView = {
  from: 'invented',
  creators: 600,
  archived: 24,
  requests: { inLastMinute: 0, perMinute: 30, total: 0 },
  connected: false,
  sent: false,
  broken: 0,
};

interface RunRequest {
  readonly person: string;
  readonly page?: string;
  readonly fn: string;
  readonly args: readonly unknown[];
}

export class FakeHost {
  readonly actions: Action[] = [];
  readonly runs: RunRequest[] = [];
  readonly closed: string[] = [];
  readonly fetched: number[] = [];
  pages: PageView[] = [];
  pageHtml: Record<string, string> = {};
  menu: MenuEntry[] = [];
  onRun: (run: RunRequest) => RunAnswer = () => ({ ok: true, value: null });
  private readonly streams = new Set<ServerResponse>();
  private server: Server | null = null;

  constructor(
    readonly book: FakeBook,
    private readonly built: string,
  ) {}

  /** Listens on a free port of this computer and returns the page's address. */
  async start(port = 0): Promise<string> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.breakStreams();
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  }

  /** Ends the event streams, as a restart of the host would. */
  breakStreams(): void {
    for (const stream of this.streams) stream.end();
    this.streams.clear();
  }

  push(event: HostEvent): void {
    for (const stream of this.streams) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** Another person's change to the shape of a tab. */
  does(action: Extract<Action, { tab: number }>): void {
    this.book.act(action);
    const { id, version } = this.book.tab(action.tab);
    this.push({ type: 'tab', tab: id, version });
  }

  /** A script's write into cells of a tab. */
  writes(id: number, cells: Extract<HostEvent, { type: 'cells' }>['cells']): void {
    const tab = this.book.tab(id);
    for (const [row, column, cell] of cells) tab.grid[row]?.splice(column, 1, cell ?? undefined);
    tab.version++;
    this.push({ type: 'cells', tab: id, version: tab.version, cells });
  }

  pushBook(): void {
    this.push({ type: 'book', book: this.book.view() });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/api/events') return this.stream(response);
    if (pathname.startsWith('/api/tab/')) {
      const id = Number(pathname.slice('/api/tab/'.length));
      this.fetched.push(id);
      return json(response, viewOf(this.book.tab(id)));
    }
    if (pathname.startsWith('/api/')) return json(response, this.answer(pathname, JSON.parse(await body(request))));
    if (pathname.startsWith('/crm/sandbox/door')) return json(response, DOOR);
    if (pathname.startsWith('/page/')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(this.pageHtml[pathname.slice('/page/'.length)] ?? '');
      return;
    }
    const file = pathname === '/' ? 'page.html' : pathname.slice(1);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(readFileSync(join(this.built, file)));
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
    const hello: HostEvent = { type: 'hello', book: this.book.view(), menu: this.menu, pages: this.pages };
    response.write(`data: ${JSON.stringify(hello)}\n\n`);
  }

  private answer(path: string, asked: unknown): unknown {
    if (path === '/api/act') return this.act((asked as { action: Action }).action);
    if (path === '/api/close') {
      const { page } = asked as CloseRequest;
      this.closed.push(page);
      this.push({ type: 'pageClosed', id: page });
    }
    if (path !== '/api/run') return { ok: true };
    this.runs.push(asked as RunRequest);
    return this.onRun(asked as RunRequest);
  }

  private act(action: Action): unknown {
    this.actions.push(action);
    const before = this.book.tabs.map(({ id, name, hidden }) => `${id}${name}${hidden}`).join() + this.book.active;
    const problem = this.book.act(action);
    if (problem !== null) return { ok: false, problem };
    const after = this.book.tabs.map(({ id, name, hidden }) => `${id}${name}${hidden}`).join() + this.book.active;
    if (before !== after) this.pushBook();
    if (action.do === 'type') {
      const tab = this.book.tab(action.tab);
      const cell = tab.grid[action.row]?.[action.column] ?? null;
      this.push({ type: 'cells', tab: tab.id, version: tab.version, cells: [[action.row, action.column, cell]] });
    } else if (action.do !== 'select') for (const tab of this.book.tabs) this.push({ type: 'tab', tab: tab.id, version: tab.version });
    return { ok: true };
  }
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function json(response: ServerResponse, answer: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
