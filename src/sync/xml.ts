// As much of XML as the parts of a workbook need.

export interface Element {
  readonly inner: string;
  /** By its local name, still escaped. */
  attribute(name: string): string | undefined;
}

/** Elements of this local name that do not stand in one another, in their order. Workbooks nest none of those that are asked for. */
export function elements(xml: string, name: string): readonly Element[] {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name}(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}\\s*>)`,
    'g',
  );
  const found: Element[] = [];
  for (let match = pattern.exec(xml); match !== null; match = pattern.exec(xml)) {
    const [, attributes = '', inner = ''] = match;
    found.push({ inner, attribute: (wanted) => attributeIn(attributes, wanted) });
  }
  return found;
}

function attributeIn(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? undefined : (match[1] ?? match[2]);
}

const MARKS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text without its escapes: CDATA, entities, and `_xHHHH_`, in which workbooks keep characters that XML cannot carry. */
export function plain(xml: string): string {
  if (!/[&<_]/.test(xml)) return xml;
  return xml
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replace(/&/g, '&amp;'))
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return MARKS[word] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
