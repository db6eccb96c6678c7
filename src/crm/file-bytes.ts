// A workbook the CRM sends as bytes, where other answers contain an envelope.

import type { CrmFile } from '../../contract/records';
import { header } from './envelope';
import type { HttpAnswer } from './ports';

/** How the bytes of a workbook begin, in base64: the zip of an .xlsx, the compound file of an .xls. */
const SIGNATURES = ['UEsDB', '0M8R4KGx'];

/** The workbook that came instead of an envelope; null when something else came, whatever its declared type. */
export function workbookOf(answer: HttpAnswer): Extract<CrmFile, { readonly kind: 'bytes' }> | null {
  if (!answer.answered || answer.status >= 300 || answer.base64 === undefined) return null;
  const { base64 } = answer;
  if (!SIGNATURES.some((signature) => base64.startsWith(signature))) return null;
  return { kind: 'bytes', name: nameIn(header(answer, 'content-disposition') ?? ''), base64 };
}

/** The file name in a Content-Disposition; '' when there is none. Folders are dropped. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8'[^']*'([^;]+)/i.exec(disposition)?.[1];
  const [, quoted, bare = ''] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition) ?? [];
  const plain = (quoted?.replace(/\\(["\\])/g, '$1') ?? bare).trim();
  return (encoded === undefined ? plain : decoded(encoded, plain)).split(/[\\/]/).pop() ?? '';
}

function decoded(encoded: string, otherwise: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return otherwise;
  }
}
