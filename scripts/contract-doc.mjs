// Writes docs/crm-contract.md, the contract's table for people: node scripts/contract-doc.mjs [--print] [table.json].
// Everything in it comes from the table, and the reasons for changes from contract/history.json.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathTo } from './build-files.mjs';

const words = { K: 'known', I: 'inferred', U: 'unknown' };
const clears = { null: 'with `null`', empty: 'with `""`', impossible: 'cannot be cleared' };

/** The whole document for one table. */
function contractDocument(contract) {
  return `${[
    opening(contract),
    transport(contract),
    operations(contract),
    changes(contract),
    errors(contract),
    envelopes(contract),
    shapes(contract),
    history(contract),
    replacing(),
  ].join('\n\n')}\n`;
}

function opening(contract) {
  const counts = countsOf(contract);
  return `# The CRM's contract

<!-- Written by \`npm run contract:doc\` from contract/crm.json. Change the table, not this file. -->

How the add-on talks to the NoxInfluencer CRM: methods, paths, keys and limits. All of it is in one table, \`contract/crm.json\`; the
add-on and the local sandbox CRM both read that table and spell out nothing themselves.

The CRM's HTTP API isn't fully published anywhere, so every entry says how certain it is:

- **K**, known: stated in public documentation or shown by the vendor's CLI (${counts.K} entries).
- **I**, inferred from documented neighbors; most likely right (${counts.I} entries).
- **U**, unknown: a guess the add-on must be able to do without (${counts.U} entries).`;
}

function countsOf(contract) {
  const counts = { K: 0, I: 0, U: 0 };
  countEvidence(contract, counts);
  return counts;
}

function countEvidence(value, counts) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.evidence === 'string') counts[value.evidence] += 1;
  for (const inner of Object.values(value)) countEvidence(inner, counts);
}

function transport({ transport: facts, paging }) {
  const rows = [
    ['Origin', facts.origin],
    ['Base path', facts.basePath],
    ['`Authorization` scheme', facts.authorization],
    ['Header with the request id', facts.requestIdHeader],
    ['Idempotency header', facts.idempotencyHeader],
    ['Requests per minute and key', facts.requestsPerMinute],
    ['Maximum entries per page', paging.maxPageSize],
    ['Where to create a key', facts.dashboard],
  ];
  return `## Transport\n\n${table(
    ['', 'Value', 'Evidence'],
    rows.map(([name, { value, evidence }]) => [name, code(value), sure(evidence)]),
  )}`;
}

function operations({ operations: all, paging }) {
  const rows = Object.values(all).map(({ command, method, path, evidence, request, answer, idsPerBody }) => [
    `\`${command}\``,
    `\`${method} ${path}\``,
    sure(evidence),
    request ? links(request.split('+')) : 'nothing',
    `${answerText(answer)} (${answer.evidence})`,
    idsPerBody ? `${idsPerBody.value} (${idsPerBody.evidence})` : '',
  ]);
  const carried = all.previewBatch.carryFromPreview;
  return `## Operations

${table(['Command of the vendor’s CLI', 'Request', 'Evidence', 'Request body', 'Response', 'Max ids'], rows)}

A page is ${keyList(paging.answer)}. Spellings in parentheses are accepted too, and keys
that aren't K also in camel case (\`creatorName\` for \`creator_name\`), here and in all shapes.

${carried?.value ? `An apply sends \`${carried.value}\` from its preview` : 'An apply sends nothing from its preview'} (${carried?.evidence ?? 'U'}).`;
}

function answerText({ shape, as }) {
  if (as === 'none') return 'not read';
  return { one: '', page: 'a page of ', list: 'a list or a page of ', file: 'a workbook, or ' }[as] + links([shape]);
}

function changes({ changes: rules, shapes: all }) {
  const rows = Object.entries(rules).map(([field, { carriedBy, clear, creates }]) => [
    code(all.changeSet[field].key),
    yesOrNo(carriedBy.batch),
    yesOrNo(carriedBy.update),
    `${clears[clear.value]} (${clear.evidence})`,
    yesOrNo(creates),
  ]);
  return `## What can be changed

Changing some fields creates a creator who isn't in the CRM yet; all other changes need an existing channel.
A batch takes three requests (validate, preview, apply) for up to one body of creators; an update takes one per creator. If the CRM refuses \`null\`
for clearing a text, \`""\` is tried once, and vice versa, unless the entry is K; whatever worked is remembered.

${table(['Field', 'In a batch update', 'In a single-channel update', 'How to clear it', 'Creates a creator'], rows)}`;
}

function errors({ errors: rules }) {
  const rows = rules.map((rule) => [code(rule.code), sure(rule.evidence), `${rule.status.value} (${rule.status.evidence})`, rule.meaning]);
  return `## Errors\n\n${table(['Code', 'Evidence', 'HTTP', 'Meaning'], rows)}`;
}

function envelopes({ envelope }) {
  return `## Envelope\n\nEvery response, successful or not, has these keys. A list may also be at the root without them: it then counts as a page and, if there is one, as the error number.\n\n${shapeTable(envelope)}`;
}

function shapes({ shapes: all }) {
  const sections = Object.entries(all).map(([name, shape]) => `### ${name}\n\n${shapeTable(shape)}`);
  return `## Shapes\n\n${sections.join('\n\n')}`;
}

function shapeTable(shape) {
  const rows = Object.values(shape).map((wire) => [spellings(wire), typeText(wire), wire.required ? 'yes' : '', sure(wire.evidence)]);
  return table(['Key', 'Type', 'Required', 'Evidence'], rows);
}

function typeText({ type, values }) {
  if (values) return Object.values(values).flat().map(code).join(', ');
  const [kind, shape] = type.split(':');
  if (!shape)
    return (
      {
        id: 'id (text or a number)',
        ids: 'list of ids',
        time: 'time (ISO 8601, or an integer since 1970)',
        json: 'any JSON',
        boolean: 'true or false',
      }[kind] ?? kind
    );
  return { one: '', many: 'list of ' }[kind] + links([shape]);
}

/** What newer evidence changed: what each entry was, what the table says now, and the source. */
function history(contract) {
  const { before, changes: all } = JSON.parse(readFileSync(pathTo('contract/history.json'), 'utf8'));
  const now = countsOf(contract);
  const counts = Object.keys(words).map((letter) => [sure(letter), String(before[letter]), String(now[letter])]);
  const rows = all.map(({ entries, was, source }) => [
    entries.map(code).join(', '),
    was,
    entries
      .map((place) => evidenceAt(contract, place))
      .filter((letters, index, each) => each.indexOf(letters) === index)
      .join('; '),
    source,
  ]);
  return `## What newer evidence changed

Number of entries by certainty, before the public sources of November 2026 were read, and now:

${table(['', 'Before', 'Now'], counts)}

${table(['Entry', 'Was', 'Now', 'Evidence'], rows)}

A capture changes the table further and prints what it finds.`;
}

/** The evidence letters of an entry; for a whole shape, the number of its keys. */
function evidenceAt(contract, place) {
  const errors = Object.fromEntries(contract.errors.map((rule) => [rule.code, rule]));
  const entry = place.split('.').reduce((inner, name) => inner?.[name], { ...contract, errors });
  if (entry === undefined) throw new Error(`contract/history.json names an entry that is not in the table: ${place}`);
  if (entry.evidence === undefined) return `${Object.keys(entry).length} keys`;
  return entry.status === undefined ? entry.evidence : `code ${entry.evidence}, status ${entry.status.evidence}`;
}

function replacing() {
  return `## When the real contract becomes known

\`npm run contract:capture\` asks the vendor's CLI for all of it, as [contract-capture.md](contract-capture.md) describes step by step. You can also compare files of the
CLI's output:

\`\`\`
noxinfluencer schema "crm batch-update apply" > apply.json
noxinfluencer crm list --body-file query.json --dry-run > crm-list.json
noxinfluencer crm labels list --trace-json 2> labels.txt
npm run contract:check -- apply.json crm-list.json labels.txt
\`\`\`

For each command, this says what agrees (\`=\`), what differs (\`≠\`: ours, theirs, and the place in \`contract/crm.json\`) and what only one side
says (\`?\`). A request that doesn't name its command is identified by its address, or by the file name, as with \`crm-list.json\`. A trace
may contain your key; the comparison strips it before anything else, but the file still has it.

\`--write\` puts it into the table with evidence K. What it can't know for certain, it leaves to you and says so:

- a response or a request is an example: a key missing there proves nothing;
- a \`null\` that is also the default may mean "leave unchanged", and doesn't count as a way to clear a field;
- if two files contradict each other, the entry stays.

Then run \`npm run contract:doc\` and \`npm test\`. No other file of the add-on has to change: a test changes every entry of the table in turn and runs the client
against the sandbox CRM. What the product can't do without is in \`contract/needs.ts\`; \`npm run build\` rejects a table that lacks it, and names the entry.`;
}

function yesOrNo({ value, evidence }) {
  return `${value ? 'yes' : 'no'} (${evidence})`;
}

function keyList(shape) {
  return Object.values(shape).map(spellings).join(', ');
}

function spellings({ key, also = [] }) {
  return also.length > 0 ? `${code(key)} (${also.map(code).join(', ')})` : code(key);
}

function links(names) {
  return names.map((name) => `[${name}](#${name.toLowerCase()})`).join(' + ');
}

function sure(evidence) {
  return `${evidence}, ${words[evidence]}`;
}

function code(value) {
  return `\`${value}\``;
}

function table(heading, rows) {
  return [heading, heading.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

const options = process.argv.slice(2);
const [file = pathTo('contract/crm.json')] = options.filter((option) => !option.startsWith('--'));
const text = contractDocument(JSON.parse(readFileSync(file, 'utf8')));
if (options.includes('--print')) process.stdout.write(text);
else writeFileSync(pathTo('docs/crm-contract.md'), text);
