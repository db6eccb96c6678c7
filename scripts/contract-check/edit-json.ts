// Changes single values within the text of a JSON file and leaves every other character unchanged.

import type { Json } from '../../contract/records';

type Span = readonly [start: number, end: number];

/** The text with the values at the places (names joined by dots) replaced; a place that does not exist is a broken contract. */
export function withValues(text: string, edits: readonly { readonly place: string; readonly value: Json }[]): string {
  const spans = spansOf(text);
  const placed = edits.map(({ place, value }) => {
    const span = spans.get(place);
    if (!span) throw new Error(`There is nothing at ${place}`);
    return { span, value };
  });
  placed.sort((one, other) => other.span[0] - one.span[0]);
  return placed.reduce((changed, { span: [start, end], value }) => changed.slice(0, start) + onOneLine(value) + changed.slice(end), text);
}

/** A list as formatted in the table: `["a", "b"]`. */
const onOneLine = (value: Json): string => (Array.isArray(value) ? `[${value.map(onOneLine).join(', ')}]` : JSON.stringify(value));

/** The position of each value. The text must be JSON: the caller has parsed it. */
function spansOf(text: string): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const past = (from: number): number => from + (/^[\s,:]*/.exec(text.slice(from))?.[0].length ?? 0);
  const scalar = /"(?:[^"\\]|\\.)*"|[^\s,:\]}]+/y;
  const token = (from: number): number => {
    scalar.lastIndex = from;
    scalar.exec(text);
    return scalar.lastIndex;
  };
  const value = (from: number, place: string): number => {
    const open = text[from];
    const end = open === '{' || open === '[' ? inside(from + 1, place, open === '{') : token(from);
    spans.set(place, [from, end]);
    return end;
  };
  const inside = (from: number, place: string, named: boolean): number => {
    let at = past(from);
    for (let index = 0; text[at] !== '}' && text[at] !== ']'; index += 1) {
      const end = named ? token(at) : at;
      const name = named ? (JSON.parse(text.slice(at, end)) as string) : String(index);
      at = past(value(past(end), place === '' ? name : `${place}.${name}`));
    }
    return at + 1;
  };
  value(past(0), '');
  return spans;
}
