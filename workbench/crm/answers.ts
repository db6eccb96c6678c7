// The CRM's envelopes: answers and refusals on the wire, according to the table and a dialect.

import type { Json } from '../../contract/records';
import type { Contract, ErrorKind, ErrorRule } from '../../contract/table';
import type { Dialect } from './dialects';
import { type JsonObject, write } from './wire';
import { type FileOf, workbookType } from './workbook';

export interface Refusal {
  readonly kind: ErrorKind;
  /** Set by a fault, replaces the table's code for the kind. */
  readonly code?: string;
  readonly summary: string;
  /** The body could not be understood at all; some frameworks have their own answer for that. */
  readonly malformed?: boolean;
  /** For `wait`: milliseconds until the next request is allowed. */
  readonly waitMs?: number;
}

export interface Answer {
  readonly status: number;
  /** JSON text, or the bytes of a file. */
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** What every envelope carries besides the answer itself. `credits` null = not reported. */
export interface Envelope {
  readonly requestId: string;
  readonly latencyMs: number;
  readonly credits: { readonly used: number; readonly remaining: number } | null;
}

/** The table's code for a refusal. */
export function codeOf({ errors }: Contract, { kind, code }: Pick<Refusal, 'kind' | 'code'>): string {
  return code ?? errors.find((one) => one.kind === kind)?.code ?? '';
}

const first = { key: 0, choice: 0 };
const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };

export class Answers {
  constructor(
    private readonly contract: Contract,
    private readonly dialect: Dialect,
  ) {}

  success(data: Json, summary: string, { requestId, latencyMs, credits }: Envelope): Answer {
    const told = this.dialect.credits === 'given' ? credits : null;
    const record = { success: true, data, summary, errorCode: null, meta: { requestId, latencyMs }, credits: told };
    return { status: 200, body: this.text(record), headers: jsonType };
  }

  /** Data without an envelope. */
  bare(data: Json): Answer {
    return { status: 200, body: JSON.stringify(data), headers: jsonType };
  }

  /** A file has no envelope. Its name is given in two forms: for readers limited to ASCII, and for the others. */
  file({ name, bytes }: FileOf): Answer {
    const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
    const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
    // A Response does not accept bytes that might be shared memory; a copy never is.
    return { status: 200, body: new Uint8Array(bytes), headers: { 'Content-Type': workbookType, 'Content-Disposition': disposition } };
  }

  refusal(refusal: Refusal, { requestId, latencyMs }: Envelope, now: number): Answer {
    const { kind, summary, malformed, waitMs } = refusal;
    if (malformed && this.dialect.malformed === 'detail') return this.detail(summary);
    const code = codeOf(this.contract, refusal);
    const rule = this.contract.errors.find((one) => one.code === code);
    const action = this.action(kind);
    const record = {
      success: false,
      data: null,
      summary,
      errorCode: code,
      meta: { requestId, latencyMs },
      credits: null,
      ...(action && { action }),
    };
    return { status: this.statusOf(rule), body: this.text(record), headers: { ...jsonType, ...this.retryAfter(waitMs, now) } };
  }

  private statusOf(rule: ErrorRule | undefined): number {
    if (rule === undefined || (this.dialect.statuses === 'plain' && rule.status.evidence !== 'K')) return 400;
    return rule.status.value;
  }

  private text(record: JsonObject): string {
    return JSON.stringify(write(this.contract, this.contract.envelope, record, first));
  }

  /** The web framework's own wording for a body that does not fit (I: it may leak). */
  private detail(summary: string): Answer {
    return { status: 422, body: JSON.stringify({ detail: [{ loc: ['body'], msg: summary, type: 'value_error' }] }), headers: jsonType };
  }

  private action(kind: ErrorKind): JsonObject | null {
    const dashboard = this.contract.transport.dashboard.value;
    const billing = new URL('usage-billing', dashboard).href;
    switch (kind) {
      case 'wrong-key':
        return { type: 'open_url', url: dashboard, hint: 'Make or copy a key in the dashboard.' };
      case 'no-credit':
        return { type: 'open_url', url: billing, hint: 'Top up the credits of this account.' };
      case 'no-permission':
        return { type: 'contact_admin', url: dashboard, hint: 'Ask for a key that may change something.' };
      case 'wait':
        return { type: 'wait', url: '', hint: 'Wait about a minute.' };
      default:
        return null;
    }
  }

  private retryAfter(waitMs: number | undefined, now: number): Record<string, string> {
    if (waitMs === undefined || this.dialect.retryAfter === 'absent') return {};
    if (this.dialect.retryAfter === 'seconds') return { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) };
    return { 'Retry-After': new Date(Math.ceil((now + waitMs) / 1000) * 1000).toUTCString() };
  }
}
