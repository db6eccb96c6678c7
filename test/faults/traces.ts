// Finds a secret in everything reachable from some values, however it is spelled there.

/** Consecutive characters that count as the secret: fewer may occur anywhere. */
const PIECE = 8;

/** The start of every key, which reveals nothing. */
const BEGINNING = 'nox_sk_';

/** Each spelling with the number of characters that a piece of the secret has in it. */
const spellings = (secret: string): readonly (readonly [text: string, piece: number])[] => [
  [secret, PIECE],
  [encodeURIComponent(secret), PIECE],
  [[...secret].reverse().join(''), PIECE],
  [Buffer.from(secret).toString('hex'), PIECE * 2],
  [Buffer.from(secret).toString('hex').toUpperCase(), PIECE * 2],
  // Preceding text shifts the letters of base64; the last letters are not the secret's alone.
  ...(['', 'a', 'ab'] as const).flatMap((before): (readonly [string, number])[] => {
    const spelled = Buffer.from(before + secret)
      .toString('base64')
      .slice(before === '' ? 0 : 4)
      .replace(/.{0,3}=*$/, '');
    return [
      [spelled, 11],
      [spelled.replaceAll('+', '-').replaceAll('/', '_'), 11],
    ];
  }),
];

/** Matches the secret, and every piece of it, in every spelling. */
export function traceOf(secret: string): RegExp {
  const pieces = new Set<string>();
  for (const [text, length] of spellings(secret))
    for (let at = 0; at + length <= text.length; at += 1) pieces.add(text.slice(at, at + length));
  const telling = [...pieces].filter((piece) => !BEGINNING.includes(piece.slice(0, BEGINNING.length)));
  return new RegExp(telling.map((piece) => piece.replace(/[^\w]/g, '\\$&')).join('|'));
}

/**
 * Where the secret can be read: the path to each text that contains a piece of it. Follows what is enumerable, and the entries of maps and
 * sets.
 */
export function placesWith(secret: string, within: Readonly<Record<string, unknown>>): readonly string[] {
  const trace = traceOf(secret);
  const seen = new Set<object>();
  const places: string[] = [];
  const open: [way: string, value: unknown][] = [['', within]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [way, value] = next;
    if (typeof value === 'string' && trace.test(value)) places.push(way);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [name, inner] of entriesOf(value)) {
      const to = way === '' ? name : `${way} ${name}`;
      if (trace.test(name)) places.push(`${to} (its name)`);
      open.push([to, inner]);
    }
  }
  return places.sort();
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  if (value instanceof Map)
    return [...value].map(([name, inner], i): [string, unknown] => [typeof name === 'string' ? name : `#${i}`, inner]);
  if (value instanceof Set) return [...value].map((inner, i): [string, unknown] => [`#${i}`, inner]);
  if (value instanceof Uint8Array) return [['bytes', Buffer.from(value).toString('latin1')]];
  if (value instanceof Error) return [['message', value.message], ['stack', value.stack], ...Object.entries(value)];
  return Object.entries(value);
}
