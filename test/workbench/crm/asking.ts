// Sends requests to the sandbox CRM by the contract's table, in our terms, so that every test works with any names on the wire.

import { Hono } from 'hono';
import type { Json } from '../../../contract/records';
import { shapeNamed } from '../../../contract/shapes';
import { type Contract, crmContract, type OperationName, type Shape, type WireKey } from '../../../contract/table';
import type { Channel, Creator, Lists } from '../../../workbench/crm/model';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../workbench/crm/sandbox';
import type { LogEntry } from '../../../workbench/crm/write-log';

/** JSON whose keys are known to the test that reads it. */
export type Loose = { readonly [key: string]: Json };

export interface Question {
  /** Placeholders of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Under our names. */
  readonly request?: Loose;
  /** JSON to send verbatim, instead of `request`. */
  readonly body?: string;
  /** A multipart form, under our names, instead of both. */
  readonly form?: readonly (readonly [string, string | File])[];
  readonly query?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** null = none is sent. */
  readonly idempotencyKey?: string | null;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Under our names; `{}` if the answer is not JSON. */
  readonly envelope: Loose;
  /** The envelope's data, under our names. */
  readonly data: Json;
}

let serial = 0;

/** A sandbox mounted below /crm, as by the host, with ways to ask it. */
export class Asking {
  private readonly host = new Hono();

  private constructor(
    readonly sandbox: Sandbox,
    readonly contract: Contract,
  ) {
    this.host.onError((error) => {
      throw error;
    });
    this.host.route('/crm', sandbox.app);
  }

  /** Sixty invented creators in memory and no rate limit, unless told otherwise. */
  static async open(options: Partial<SandboxOptions> = {}): Promise<Asking> {
    const usual = { file: ':memory:', rate: 0, creators: { kind: 'invented', count: 60 } } as const;
    return new Asking(await createSandbox({ ...usual, ...options }), options.contract ?? crmContract);
  }

  async ask(operation: OperationName, question: Question = {}): Promise<Reply> {
    const { method } = this.contract.operations[operation];
    const body = question.form ? this.formOf(operation, question.form) : (question.body ?? this.bodyOf(operation, question.request));
    const response = await this.fetch(`/crm${this.address(operation, question)}`, {
      method,
      headers: { Authorization: `Bearer ${question.key ?? this.sandbox.key}`, ...this.idempotency(question), ...question.headers },
      ...(method !== 'GET' && body !== undefined && { body }),
    });
    return this.replyOf(operation, response);
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return this.host.fetch(new Request(`http://127.0.0.1${path}`, init), {});
  }

  async adminApi(path: string, body?: unknown): Promise<{ readonly status: number; readonly json: Loose }> {
    const response = await this.fetch(`/crm/sandbox/${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, json: (await response.json()) as Loose };
  }

  async log(): Promise<readonly LogEntry[]> {
    return (await this.adminApi('log')).json['entries'] as unknown as LogEntry[];
  }

  async dump(account = 'main'): Promise<{ channels: readonly Channel[]; withoutChannel: readonly Creator[]; lists: Lists }> {
    return (await this.adminApi(`channels?account=${account}`)).json as unknown as Awaited<ReturnType<Asking['dump']>>;
  }

  close(): void {
    this.sandbox.close();
  }

  address(operation: OperationName, { path = {}, request, query }: Question = {}): string {
    const { transport, operations } = this.contract;
    const filled = operations[operation].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const search = query ?? (operations[operation].method === 'GET' && request ? this.queryOf(operation, request) : '');
    return `${transport.basePath.value}${filled}${search && `?${search}`}`;
  }

  /** The wire key of one of our names in the operation's request. */
  key(operation: OperationName, name: string): string {
    return this.shape(this.contract.operations[operation].request ?? '')[name]?.key ?? name;
  }

  private idempotency({ idempotencyKey }: Question): Record<string, string> {
    if (idempotencyKey === null) return {};
    return { [this.contract.transport.idempotencyHeader.value]: idempotencyKey ?? `test-key-${++serial}` };
  }

  private bodyOf(operation: OperationName, request: Loose | undefined): string | undefined {
    const { request: names } = this.contract.operations[operation];
    return names === undefined ? undefined : JSON.stringify(this.toWire(this.shape(names), request ?? {}));
  }

  private formOf(operation: OperationName, parts: readonly (readonly [string, string | File])[]): FormData {
    const form = new FormData();
    for (const [name, value] of parts) form.append(this.key(operation, name), value);
    return form;
  }

  private queryOf(operation: OperationName, request: Loose): string {
    const wire = this.toWire(this.shape(this.contract.operations[operation].request ?? ''), request);
    return new URLSearchParams(Object.entries(wire).map(([key, value]) => [key, String(value)])).toString();
  }

  private shape(names: string): Shape {
    return shapeNamed(this.contract, names);
  }

  private toWire(shape: Shape, record: Loose): Loose {
    return Object.fromEntries(
      Object.entries(record).map(([name, value]) => [shape[name]?.key ?? name, this.valueToWire(shape[name], value)]),
    );
  }

  private valueToWire(wire: WireKey | undefined, value: Json): Json {
    const nested = wire?.type.split(':')[1];
    if (nested && isRecord(value)) return this.toWire(this.shape(nested), value);
    return wire?.type === 'choice' ? (wire.values?.[String(value)]?.[0] ?? value) : value;
  }

  private async replyOf(operation: OperationName, response: Response): Promise<Reply> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const { status, headers } = response;
    const json = text.startsWith('{') ? (JSON.parse(text) as Loose) : {};
    const envelope = this.fromWire(this.contract.envelope, json);
    const { shape, as } = this.contract.operations[operation].answer;
    // Some dialects answer a list without an envelope.
    const data = 'retDataList' in json ? json : (envelope['data'] ?? null);
    const isPage = as !== 'one' && isRecord(data);
    return {
      status,
      headers,
      text,
      bytes,
      envelope,
      data: isPage ? this.pageFromWire(shape, data) : this.valueFromWire(`many:${shape}`, data),
    };
  }

  private pageFromWire(shape: string, data: Loose): Json {
    const page = this.fromWire(this.contract.paging.answer, data);
    return { ...page, items: this.valueFromWire(`many:${shape}`, page['items'] ?? null) };
  }

  private fromWire(shape: Shape, json: Loose): Loose {
    const names = Object.entries(shape).flatMap(([name, wire]) =>
      [wire.key, ...(wire.also ?? [])].flatMap((key) => [key, camel(key)].map((one) => [one, { name, wire }] as const)),
    );
    const known = new Map(names);
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [
        known.get(key)?.name ?? key,
        this.valueFromWire(known.get(key)?.wire.type ?? 'json', value),
      ]),
    );
  }

  private valueFromWire(type: string, value: Json): Json {
    const nested = type.split(':')[1];
    if (nested === undefined) return value;
    if (Array.isArray(value)) return value.map((one) => this.valueFromWire(type, one));
    return isRecord(value) ? this.fromWire(this.shape(nested), value) : value;
  }
}

function isRecord(value: Json | undefined): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a page under our names. */
export function rowsOf(reply: Reply): readonly Loose[] {
  const { data } = reply;
  return (Array.isArray(data) ? data : isRecord(data) ? data['items'] : []) as readonly Loose[];
}

export const idsOf = (reply: Reply): readonly string[] => rowsOf(reply).map((row) => String(row['creatorId']));

/** A page's total, or a count of a batch. */
export function count(reply: Reply, name: string): Json | undefined {
  return isRecord(reply.data) ? reply.data[name] : undefined;
}

/** The spelling of uncertain keys in some dialects. */
export const camel = (key: string): string => key.replace(/_\w/g, (two) => two.slice(1).toUpperCase());
