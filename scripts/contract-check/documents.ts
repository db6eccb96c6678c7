// Finds the JSON documents in a program's output, with or without other text around them, and removes every key before anyone sees it.

import type { Json } from '../../contract/records';

interface Printed {
  readonly documents: readonly Json[];
  /** The lines around the documents, as one text. */
  readonly around: string;
  /** Why not everything could be read; null if it could. */
  readonly trouble: string | null;
}

const HIDDEN = '(hidden)';

const SECRET = '(?:authorization|proxy-authorization|x-api-key|api[_-]?key|access[_-]?token|secret|password|cookie|set-cookie)';
const QUOTED = new RegExp(`(\\\\*"${SECRET}\\\\*"\\s*[:,]\\s*\\\\*")[^"\\\\]*`, 'gi');
const UNQUOTED = new RegExp(`((?<!["\\w-])${SECRET}\\s*[:=]\\s*)[^\\s"'\\\\{[][^"'\\\\\\r\\n]*`, 'gi');

/** What follows `Bearer`, a key in the vendor's format, and the content of any field named like a secret. */
export function withoutSecrets(text: string): string {
  return text
    .replace(QUOTED, `$1${HIDDEN}`)
    .replace(UNQUOTED, `$1${HIDDEN}`)
    .replace(/\b(Bearer|Basic)(\s+|%20)[^\s"'\\,;]+/gi, `$1$2${HIDDEN}`)
    .replace(/nox_[a-z]{2}_[\w-]+/gi, HIDDEN);
}

export function printedDocuments(text: string): Printed {
  const safe = withoutSecrets(text.replace(/^\uFEFF/, ''));
  const documents: Json[] = [];
  let around = '';
  let trouble: string | null = null;
  let at = 0;
  while (at < safe.length) {
    const start = at + safe.slice(at).search(/[{[]/);
    if (start < at) break;
    around += safe.slice(at, start);
    const end = endOfDocument(safe, start);
    const document = end === null ? undefined : parsed(safe.slice(start, end));
    if (document !== undefined) documents.push(document);
    else if (/^[ \t]*$/.test(around.slice(around.lastIndexOf('\n') + 1)) && safe[start] === '{')
      trouble ??= `line ${lineOf(safe, start)} begins JSON that is not whole`;
    if (document === undefined) around += safe[start];
    at = document === undefined ? start + 1 : (end ?? start + 1);
  }
  around += safe.slice(at);
  return { documents, around, trouble };
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

function parsed(text: string): Json | undefined {
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

/** The position after the bracket that closes the one at `start`, ignoring brackets within texts; null if there is none. */
function endOfDocument(text: string, start: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1;
  }
  return null;
}
