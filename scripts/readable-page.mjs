// A document as a page to open with a double click, for people who have no use for Markdown. Supports what the documents use: headings,
// paragraphs, lists of one level, tables, code, quotes, links, pictures, bold and italic.

export const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.55 Arial,sans-serif;color:#202124;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;margin:2rem 0 .5rem}img{max-width:100%;height:auto;border:1px solid #dadce0}a{color:#0842a0}
.table{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid #dadce0;padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:normal}
code{font:.9em Consolas,monospace;background:#f1f3f4;padding:0 .2em}pre{overflow-x:auto;background:#f1f3f4;padding:.75rem}pre code{padding:0}`;

/** `linkTo` returns where a link of the document leads in the page's new location; null = nowhere, and only its words stay. */
export function readablePage(markdown, language, linkTo) {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  const head = `<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n<main>\n${blocks(markdown, linkTo)}\n</main>\n</body>\n</html>\n`;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function blocks(markdown, linkTo) {
  const anchors = new Map();
  const lines = markdown.trimEnd().split('\n');
  const html = [];
  /** Takes lines as long as they fit. */
  const takeWhile = (fits) => {
    const taken = [];
    while (lines.length > 0 && fits(lines[0])) taken.push(lines.shift());
    return taken;
  };
  while (lines.length > 0) {
    const line = lines[0];
    const heading = /^(#{1,6}) (.+)$/.exec(line);
    if (line.trim() === '') lines.shift();
    else if (heading) {
      lines.shift();
      const level = heading[1].length;
      html.push(`<h${level} id="${escaped(anchorOf(heading[2], anchors))}">${inline(heading[2], linkTo)}</h${level}>`);
    } else if (/^```/.test(line)) {
      lines.shift();
      html.push(`<pre tabindex="0"><code>${escaped(takeWhile((next) => !/^```/.test(next)).join('\n'))}</code></pre>`);
      lines.shift();
    } else if (line.startsWith('|'))
      html.push(
        table(
          takeWhile((next) => next.startsWith('|')),
          linkTo,
        ),
      );
    else if (/^(-|\d+\.) /.test(line))
      html.push(
        list(
          takeWhile((next) => /^(-|\d+\.) |^ {2,}\S/.test(next)),
          linkTo,
        ),
      );
    else html.push(`<p>${inline(takeWhile((next) => next.trim() !== '' && !/^(#{1,6} |\||```|- )/.test(next)).join('\n'), linkTo)}</p>`);
  }
  return html.join('\n');
}

/** As GitHub generates them: letters, digits, hyphens; repeated ones are numbered. */
function anchorOf(heading, anchors) {
  const anchor = heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
  const before = anchors.get(anchor) ?? 0;
  anchors.set(anchor, before + 1);
  return before === 0 ? anchor : `${anchor}-${before}`;
}

function table([head, , ...rows], linkTo) {
  const cells = (row, tag) =>
    row
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => `<${tag}>${inline(cell.trim(), linkTo)}</${tag}>`)
      .join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="table" tabindex="0"><table>\n<thead><tr>${cells(head, 'th')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

function list(lines, linkTo) {
  const items = [];
  for (const line of lines) {
    const item = /^(?:-|\d+\.) (.*)$/.exec(line)?.[1];
    if (item === undefined) items[items.length - 1] += `\n${line.trim()}`;
    else items.push(item);
  }
  const tag = lines[0].startsWith('-') ? 'ul' : 'ol';
  return `<${tag}>\n${items.map((item) => `<li>${inline(item, linkTo)}</li>`).join('\n')}\n</${tag}>`;
}

/** Code is taken out first, between two characters that no text uses, so that nothing in it is interpreted. */
function inline(text, linkTo) {
  const code = [];
  const plain = text.replace(/``(.+?)``|`([^`]+)`/g, (_, odd, one) => `\uE000${code.push((odd ?? one).trim()) - 1}\uE000`);
  return escaped(plain)
    .replace(/!\[([^\]]*)\]\(([^()\s]+)\)/g, (_, alt, link) => `<img src="${linkTo(link) ?? ''}" alt="${alt}">`)
    .replace(/\[([^\]]*)\]\(([^()\s]+)\)/g, (_, words, link) => {
      const to = linkTo(link);
      return to === null ? words : `<a href="${to}">${words}</a>`;
    })
    .replace(/&lt;(https:[^\s&]+)&gt;/g, '<a href="$1">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![*\w])\*([^*\n]+)\*(?!\*)/g, '<em>$1</em>')
    .replace(/\uE000(\d+)\uE000/g, (_, n) => `<code>${escaped(code[n])}</code>`);
}
