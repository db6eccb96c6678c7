// As much of XML as the parts of a workbook need.

export interface Element {
  readonly inner: string;
  /** By its local name, still escaped. */
  attribute(name: string): string | undefined;
}

/** Where an element stands: from its "<" up to what follows it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly attributes: string;
  readonly inner: string;
}

/**
 * Elements of this local name that do not stand in one another, in their order. Workbooks nest none of those that are asked for. One that nothing closes
 * is none. Each part of the text is gone through once, whatever stands in it: no attribute holds a "<", and what is closed nowhere is looked for once.
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

/** What is left when the elements of this name are taken out. */
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

/** Text without its escapes: CDATA, entities, and `_xHHHH_`, in which workbooks keep characters that XML cannot carry. */
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

/** Text between `<![CDATA[` and `]]>` means itself; a section that nothing closes is no section. */
function withoutSections(xml: string): string {
  const [first = '', ...sections] = xml.split('<![CDATA[');
  return sections.reduce((text, section) => {
    const end = section.indexOf(']]>');
    return text + (end < 0 ? `<![CDATA[${section}` : section.slice(0, end).replace(/&/g, '&amp;') + section.slice(end + 3));
  }, first);
}
