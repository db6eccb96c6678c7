// The smallest made-up body that a command's own schema accepts.

import type { Json } from '../../contract/records';
import { isNullable, type Seen } from '../contract-check/seen';

/** Beyond this depth, a schema refers to itself. */
const DEPTH = 6;

/** All required keys; without any, the first optional one, because an empty change is refused. */
export function minimalBody(seen: Seen, depth = 0): Json {
  const { kinds, keys, required, values, items, minLength = 0 } = seen;
  if (values?.[0] !== undefined) return values[0];
  const [kind = Object.keys(keys).length > 0 ? 'object' : 'text'] = kinds.filter((one) => one !== 'null');
  switch (kind) {
    case 'object': {
      const wanted = required.length > 0 ? required : Object.keys(keys).slice(0, 1);
      const parts = wanted.flatMap((key) => (keys[key] && depth < DEPTH ? [[key, minimalBody(keys[key], depth + 1)] as const] : []));
      return Object.fromEntries(parts);
    }
    case 'list':
      return items && depth < DEPTH ? [minimalBody(items, depth + 1)] : ['sample'];
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return isNullable(seen) && kinds.length === 1 ? null : 'sample'.padEnd(minLength, '-');
  }
}
