// English: what the CRM, or the way to it, said against something. The server writes it into the Sync column.

import type { ErrorKind } from '../../../contract/table';
import type { Problem } from '../../rpc/problems';
import { said } from '../phrase';

/** `short` follows "Refused: " in the Sync column and appears in counts ("3: no permission"), at most 40 characters. */
export interface ProblemSaid {
  readonly title: string;
  readonly short: string;
  readonly sentence: string;
}

export type Told = readonly [title: string, short: string, sentence: string];

/** What can be said against a body or a creator. */
export type ObjectionKind = Exclude<ErrorKind, 'wait'> | 'unreachable' | 'not-json' | 'unknown-shape';

const fixed: Readonly<Record<Exclude<ObjectionKind, 'duplicate'>, Told>> = {
  'wrong-key': [
    'This key doesn’t work',
    'key not accepted',
    'The CRM didn’t accept the key. Copy it again from your dashboard and connect once more.',
  ],
  'no-permission': [
    'Not allowed',
    'no permission',
    'Your key isn’t allowed to do this in the CRM. Ask the account owner for permission, or leave this out.',
  ],
  'no-credit': ['No credits left', 'no credits left', 'Your CRM credits are used up. Add credits in your dashboard, then try again.'],
  'upstream-limit': [
    'The CRM is at its limit',
    'the CRM is at its limit',
    'The service behind the CRM accepts no more for now. Wait a few minutes, then try again.',
  ],
  refused: ['The CRM didn’t accept this', 'not accepted', 'The CRM didn’t accept the value. Correct the cell, then try again.'],
  'not-found': ['Not in the CRM', 'not found in the CRM', 'The CRM no longer has this. Refresh to see what it has.'],
  'not-ready': ['Not ready yet', 'not ready yet', 'The CRM is still preparing this. Try again in a minute.'],
  server: ['The CRM had an error', 'error in the CRM', 'The CRM couldn’t answer just now. Try again in a minute; nothing is sent twice.'],
  unreachable: ['No connection', 'no connection', 'No connection. Nothing was lost.'],
  'not-json': [
    'Something else answered',
    'no answer from the CRM',
    'Something between you and the CRM answered instead of it, such as a firewall or a maintenance page. Try again later.',
  ],
  'unknown-shape': [
    'We didn’t understand the CRM',
    'answer not understood',
    'The CRM answered in a way this add-on doesn’t understand. Nothing was changed because of it. Please report it with the technical details.',
  ],
};

export function tellObjection(kind: ObjectionKind, found: Problem): Told {
  if (kind !== 'duplicate') return fixed[kind];
  const name = said(found.words, 'name');
  const what = name ? `“${name}”` : 'this';
  return ['Already exists', 'already exists', `The CRM already has ${what}. Nothing was changed.`];
}

export const isObjection = (kind: Problem['kind']): kind is ObjectionKind => kind === 'duplicate' || kind in fixed;

/** Any other kind in an older record counts as refused. */
export function objection(found: Problem): ProblemSaid {
  const [title, short, sentence] = tellObjection(isObjection(found.kind) ? found.kind : 'refused', found);
  return { title, short, sentence };
}
