// Blob: bytes with a type and a name.

import { emulated, hostOf } from '../emulated';

/** The platform's bytes are signed: -128 to 127. */
export function signed(bytes: Uint8Array): number[] {
  const list: number[] = [];
  for (const byte of bytes) list.push(byte > 127 ? byte - 256 : byte);
  return list;
}

/** A script's bytes, signed or not, as a typed array. */
export function unsigned(bytes: readonly unknown[]): Uint8Array {
  return Uint8Array.from(bytes, (byte) => Number(byte) & 255);
}

/** Types by file extension; the platform knows more. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
};

export const typeByName = (name: string): string | null => TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;

export class Blob {
  constructor(
    readonly _bytes: Uint8Array,
    private readonly _type: string | null,
    private _name: string | null,
  ) {}

  getBytes(): number[] {
    return signed(this._bytes);
  }

  getDataAsString(charset: unknown = 'UTF-8'): string {
    return hostOf().tools.decode(this._bytes, String(charset));
  }

  getContentType(): string | null {
    return this._type;
  }

  getName(): string | null {
    return this._name;
  }

  setName(name: unknown): object {
    this._name = String(name);
    return blobObject(this);
  }
}

const blobObject = (blob: Blob): object => emulated('Blob', blob);

/** Bytes from elsewhere, copied into this realm. */
export function blobOf(bytes: Uint8Array, type: string | null, name: string | null): object {
  return blobObject(new Blob(Uint8Array.from(bytes), type, name));
}
