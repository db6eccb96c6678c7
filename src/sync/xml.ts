// As much of XML as the parts of a workbook need.

export interface Element {
  readonly inner: string;
  /** By local name, still escaped. */
  attribute(name: string): string | undefined;
}

/** An element's extent: from its "<" to just after its end. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly attributes: string;
  readonly inner: string;
}

/**
 * Non-nested elements with this local name, in order; the elements that workbooks are asked for never nest. An unclosed element is ignored.
 * Linear in the length of the text, whatever it contains: no attribute may hold a "<", and a missing end tag is searched for only once.
 */
function spansOf(xml: string, name: string): readonly Span[] {
  const opening = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>`, 'g');
  const closing = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g');
  const found: Span[] = [];
  let closes = true;
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const [, attributes = ''] = match;
    const from = match.index;
    const begun = opening.lastIndex;
    if (attributes.endsWith('/')) {
      found.push({ from, to: begun, attributes, inner: '' });
      continue;
    }
    if (!closes) continue;
    closing.lastIndex = begun;
    const end: RegExpExecArray | null = closing.exec(xml);
    closes = end !== null;
    if (end === null) continue;
    found.push({ from, to: closing.lastIndex, attributes, inner: xml.slice(begun, end.index) });
    opening.lastIndex = closing.lastIndex;
  }
  return found;
}

export const elements = (xml: string, name: string): readonly Element[] =>
  spansOf(xml, name).map(({ attributes, inner }) => ({ inner, attribute: (wanted) => attributeIn(attributes, wanted) }));

/** The text with the elements of this name removed. */
export function withoutElements(xml: string, name: string): string {
  let [rest, at] = ['', 0];
  for (const { from, to } of spansOf(xml, name)) [rest, at] = [rest + xml.slice(at, from), to];
  return rest + xml.slice(at);
}

function attributeIn(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? undefined : (match[1] ?? match[2]);
}

const MARKS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Unescaped text: CDATA, entities, and `_xHHHH_`, which workbooks use for characters that XML cannot carry. */
export function plain(xml: string): string {
  if (!/[&<_]/.test(xml)) return xml;
  return withoutSections(xml)
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return MARKS[word] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text between `<![CDATA[` and `]]>` is literal; an unclosed section is ordinary text. */
function withoutSections(xml: string): string {
  const [first = '', ...sections] = xml.split('<![CDATA[');
  return sections.reduce((text, section) => {
    const end = section.indexOf(']]>');
    return text + (end < 0 ? `<![CDATA[${section}` : section.slice(0, end).replace(/&/g, '&amp;') + section.slice(end + 3));
  }, first);
}
