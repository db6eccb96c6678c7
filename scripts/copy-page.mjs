// A page with the texts to paste and a copy button for each: no text editor has to open a program of 900,000 characters.

/** `texts` = name and text, in the order to paste them. */
export function copyPage(title, texts, style) {
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const parts = texts.map(
    ([name, text], i) => `<h2><label for="text-${i}">${i + 1}. ${name}</label></h2>
<p><button type="button" data-copies="text-${i}">Copy ${name}</button> <span role="status"></span></p>
<textarea id="text-${i}" rows="4" readonly spellcheck="false">\n${escaped(text)}</textarea>`,
  );
  const script = `for (const button of document.querySelectorAll('button'))
  button.onclick = () => {
    const text = document.getElementById(button.dataset.copies);
    text.select();
    const done = document.execCommand('copy');
    button.nextElementSibling.textContent = done ? 'Copied: ' + text.value.length.toLocaleString('en') + ' characters. Now paste.' : 'Press Ctrl+C (on a Mac \\u2318C).';
  };`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}
textarea{width:100%;box-sizing:border-box;font:12px Consolas,monospace}button{font:inherit;padding:.4rem 1rem}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>How to: <a href="install.html#a-paste-it-into-one-spreadsheet">install.html</a></p>
${parts.join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`;
}
