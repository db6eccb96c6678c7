// The page that lists the mail sent by scripts.

import type { SentMail } from '../runtime/outbox';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** Plain, without script: everything in a mail is treated as text. */
export function mailPage(mails: readonly SentMail[], zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const list = mails.map(
    ({ at, from, to, subject, body }) => `<article>
<h2>${escaped(subject)}</h2>
<p>${escaped(time.format(at))} · from ${escaped(from)} · to ${escaped(to)}</p>
<pre>${escaped(body)}</pre>
</article>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Outgoing email</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #202124; background: #fff; }
article { border: 1px solid #dadce0; border-radius: 8px; padding: 0 1rem; margin: 1rem 0; }
pre { white-space: pre-wrap; font: inherit; }
p { color: #5f6368; }
</style>
</head>
<body>
<h1>Outgoing email</h1>
<p>Email that scripts sent. None of it has left this computer. Reload to see newer messages.</p>
${list.length === 0 ? '<p>No email has been sent yet.</p>' : list.join('\n')}
</body>
</html>
`;
}
