// Mutants that no test can or need notice, by the reason. Each is as printed by the command: file, line of source, what was changed.

const BY_REASON = {
  'What the condition excludes never gets here; it is for the compiler.': [
    'src/commands/creators/check-creators.ts | .flatMap(({ creatorId }) => (creatorId === null ? [] : [creatorIdOf(creatorId)])); | creatorId === null -> false',
    "src/commands/creators/card.ts | membership: found.base.records.get(creatorId)?.membership ?? 'here', | \"here\" -> ''",
    'src/commands/edits/cell-values.ts | return parsed.ok ? parsed.value : undefined; | parsed.ok -> true',
    'src/commands/edits/repair.ts | if (creatorId === null || field === null) return []; | creatorId === null || field === null -> false',
    'src/commands/edits/repair.ts | if (reason.why === \'unknown-name\') { | reason.why === "unknown-name" -> true',
    'src/commands/mutations/email/email.ts | const [[, first] = [\'\', \'\']] = some; | ["", ""] -> []',
    'src/commands/mutations/email/email.ts | const checks = steps.map(checkOf).filter((check): check is EmailCheck => check !== null); | steps.map(checkOf).filter((check) => check !== null) -> steps.map(checkOf)',
    'src/commands/pull/changed-only.ts | if (open.ok) endOldNews(ctx, open.value, records, pullId); | open.ok -> true',
    "src/commands/runs/plan-run.ts | return row === undefined || first === undefined ? '' : (rows[row - first]?.readOnly.name?.text ?? ''); | row === void 0 || first === void 0 -> false",
    'src/commands/runs/plan-run.ts | if (edit === undefined || !isIds(edit.base) || !isIds(edit.local) || !isIds(before)) return []; | edit === void 0 || !isIds(edit.base) -> (edit === void 0) && (!isIds(edit.base))',
    'src/commands/tab/status-column.ts | text: sync.rowsDisagree({ fields: places.flatMap(({ field }) => (field === null ? [] : [words.common.field[field]])) }), | field === null -> false',
    "src/commands/views/mark-own-rows.ts | return channel === undefined ? [] : cellsOf(open, row, channel, (i) => marks[i]?.[row - FIRST_ROW] ?? ''); | channel === void 0 -> false",
    'src/crm/practice/practice-http.ts | return { data: channel === undefined ? null : rowOf(channel, after), record: after }; | channel === void 0 -> false',
    'src/sync/apply-remote.ts | const value = isIds(remote) && seen.ok && isIds(seen.value) ? common(remote, seen.value) : remote; | isIds(remote) && seen.ok && isIds(seen.value) -> (isIds(remote) && seen.ok) || (isIds(seen.value))',
    'src/sync/outcome.ts | if (!isIds(before) || !isIds(after) || !isIds(now)) return sameValue(now, before); | !isIds(before) || !isIds(after) || !isIds(now) -> (!isIds(before) || !isIds(after)) && (!isIds(now))',
    "src/sync/overview-formulas.ts | return tab === undefined ? part : `'${tab.replace(/^'(.*)'$/s, '$1').toLowerCase()}'!`; | tab === void 0 -> false",
    'src/commands/edits/repair.ts | if (creatorId === null || field === null) return []; | creatorId === null || field === null -> false #2',
  ],
  'A shortcut: without it, the same is read or worked out once more.': [
    'src/commands/runs/write-outcomes.ts | ...(canIdentify(open) ? { seen: found } : {}), | canIdentify(open) -> false',
    'src/commands/tab/apply-rows.ts | const round = applyOnce(ctx, open, base, { ...request, channels }, seen, attempt > 0); | attempt > 0 -> (attempt) >= (0)',
    "src/commands/tab/apply-rows.ts | const seen = attempt === 0 && request.seen !== undefined ? request.seen.rows : lookAtRows(open, ['creatorId']); | attempt === 0 && request.seen !== void 0 -> false",
    'src/commands/tab/apply-rows.ts | jobs.flatMap(({ rows, taken }) => (taken.writes.length > 0 ? rows.map(({ row }) => row) : [])); | taken.writes.length > 0 -> (taken.writes.length) >= (0)',
    'src/commands/tab/rows-to-write.ts | if (fields.length === 0 || (looked && fields.every((field) => LOOKED.includes(field)))) return seen; | fields.length === 0 || looked && fields.every((field) => LOOKED.includes(field)) -> false',
    'src/commands/tab/survey.ts | if (bearsNoMarks(id, fingerprint)) return []; | bearsNoMarks(id, fingerprint) -> false',
    'src/commands/runs/rounds.ts | if (sending.what !== null && dropped.bodies.length > 0) sending.what = whatOf(ctx, sending.key, head, sending.run); | dropped.bodies.length > 0 -> (dropped.bodies.length) >= (0)',
    'src/commands/pull/pull.ts | if (block === 1) { | block === 1 -> true',
    'src/sync/cover-search.ts | if (ways) return ways; | ways -> false',
    'src/sync/cover-search.ts | place(i + 1, placed, same ? way : 0); | same -> false',
    'src/sync/cover-search.ts | tried.add(name); | tried.add(name) -> void 0',
  ],
  'A shortcut: where there is nothing, nothing is found, written, or forgotten either way.': [
    'src/commands/runs/rounds.ts | if (found !== null && changes.length + remoteUpdates.length > 0) | changes.length + remoteUpdates.length > 0 -> (changes.length + remoteUpdates.length) >= (0)',
    'src/commands/tab/refill-columns.ts | if (count <= 0) return true; | count <= 0 -> false',
    'src/commands/tab/refused.ts | if (others.length < all.length) write(ctx, others); | others.length < all.length -> true',
    "src/commands/views/own-rows.ts | const text = (column: number | null): string => (column === null ? '' : (texts[places.indexOf(column)] ?? '')); | column === null -> false",
    'src/commands/views/saved-views.ts | const view = tab === null ? null : viewOf(ctx, tab); | tab === null -> false',
    'src/commands/views/own-rows.ts | if (count <= 0) return []; | count <= 0 -> (count) < (0)',
    'src/sync/identity.ts | if (doubled.length === 0) return []; | doubled.length === 0 -> false',
    'src/crm/practice/practice-http.ts | return request === undefined || body === undefined ? {} : decode<Body>(contract, shapeOf(contract, request), parsedJson(body)); | request === void 0 || body === void 0 -> (request === void 0) && (body === void 0)',
    'src/sync/base.ts | if (known !== undefined) fields[field] = known; | known !== void 0 -> true',
    'src/commands/edits/repair.ts | const record = creatorId === null ? undefined : base.records.get(creatorId); | creatorId === null -> false',
  ],
  'The patterns for common headings recognize all of ours, too; a field that comes later may need this.': [
    'src/commands/creators/match-list.ts | const headings = ([\'en\', \'zh\'] as const).flatMap((language) => | ["en", "zh"] -> []',
    'src/commands/creators/match-list.ts | const role = rowOf(field).clue ?? (isEditable(field) ? field : null); | rowOf(field).clue ?? (isEditable(field) ? field : null) -> (rowOf(field).clue) && (isEditable(field) ? field : null)',
    'src/commands/creators/match-list.ts | return role === null ? [] : [[role, words(language).cells.heading[field]]]; | role === null -> (role) !== (null)',
    'src/commands/creators/match-list.ts | return role === null ? [] : [[role, words(language).cells.heading[field]]]; | role === null -> false',
  ],
  'The limit shifts by one millisecond.': [
    'src/commands/creators/check-creators.ts | const step = readRemotes([...ids], state.cursor, { crm, query: {}, enough: () => ctx.clock.now() >= until, somebody }); | ctx.clock.now() >= until -> (ctx.clock.now()) > (until)',
    'src/commands/creators/look-up.ts | const step = readRemotes(ids, cursor, { crm: account.value.crm, query: {}, enough: () => ctx.clock.now() >= until }); | ctx.clock.now() >= until -> (ctx.clock.now()) > (until)',
    'src/commands/edits/edits.ts | while (asked < rows.length && (asked === 0 || ctx.clock.now() < until)) { | ctx.clock.now() < until -> (ctx.clock.now()) <= (until)',
  ],
  'Any order will do, as long as it is always the same.': [
    'src/commands/views/saved-views.ts | const sorted = (entries: object): readonly unknown[] => Object.entries(entries).sort(([x], [y]) => (x < y ? -1 : 1)); | x < y -> (x) >= (y)',
    "src/sync/atoms.ts | const KINDS: readonly Kind[] = ['status', 'owner', 'labels.add', 'labels.remove', 'email', 'contactLink', 'notes']; | \"email\" -> ''",
    'src/sync/cover-search.ts | return units.sort((a, b) => b.group.want.atoms.length - a.group.want.atoms.length || (nameOf(a) < nameOf(b) ? -1 : 1)); | units.sort((a, b) => b.group.want.atoms.length - a.group.want.atoms.length || (nameOf(a... -> units',
  ],
  'Names the place in an answer, for the technical details of a problem.': [
    "src/crm/answers.ts | return new Row(contract, shapeOf(contract, contract.operations[operation].answer.shape), data, 'data'); | \"data\" -> ''",
    "src/crm/envelope.ts | const opened = attempt(() => new Row(contract, contract.envelope, json, 'answer')); | \"answer\" -> ''",
  ],
  'What was refused has no effect, whether it could have changed something or not.': [
    "src/crm/client.ts | if (unknownFilter(contract, filters)) return { ok: false, problem: problemOf('refused', false) }; | false -> true #2",
    "src/crm/exchange.ts | if (!Object.values(question.path ?? {}).every(fitsPath)) return { ok: false, problem: problemOf('refused', false) }; | false -> true #2",
  ],
  'A shortcut: a text without a piece of the key is gone through letter by letter instead, and stays as it is.': [
    'src/crm/without-key.ts | Array.from({ length: Math.floor(spelled.length / size) }, (_, i) => spelled.slice(i * size, (i + 1) * size)), | i + 1 -> (i) - (1)',
    'src/crm/without-key.ts | const clean = (text: string): string => (chunks.some((chunk) => text.includes(chunk)) ? withoutKey(text, key, PIECE_OF_VALUE) : text); | chunks.some((chunk) => text.includes(chunk)) -> true',
  ],
  'Nobody compares this word: whoever asks, asks for the other answers.': [
    "src/commands/runs/send-on.ts | if (handed === null || handed.runId !== runId) return { is: 'nothing' }; | \"nothing\" -> ''",
    "src/sync/match-list.ts | if (id !== undefined) return genuine.has(id) ? { found: 'matched', creatorId: id } : { found: 'not-found' }; | \"matched\" -> ''",
  ],
  'Google writes what is pending before it reads; the tests’ spreadsheet writes at once.': [
    'src/commands/views/mark-own-rows.ts | ctx.book.flush(); | ctx.book.flush() -> void 0',
    'src/commands/views/restore-headings.ts | ctx.book.flush(); | ctx.book.flush() -> void 0',
  ],
  'The limit shifts by one character.': [
    'src/commands/views/match-store.ts | const short = Object.entries(channel).filter(([, value]) => JSON.stringify(value ?? null).length <= LONG); | JSON.stringify(value ?? null).length <= LONG -> (JSON.stringify(value ?? null).length) < (LONG)',
    'src/sync/base.ts | if (lengths.reduce((sum, length) => sum + length, 0) <= room || parts.every(({ kept, none }) => kept === none)) | lengths.reduce((sum, length) => sum + length, 0) <= room -> (lengths.reduce((sum, length) => sum + length, 0)) < (room)',
  ],
  'No list of the table has a yes or no today; the case is for one that comes.': [
    "src/crm/answers.ts | case 'flag': | \"flag\" -> ''",
    'src/crm/answers.ts | return row.boolean(name) ?? null; | row.boolean(name) ?? null -> (row.boolean(name)) && (null)',
  ],
  'Only fields that the base knows are filled, whatever else is named.': [
    'src/commands/views/restore-headings.ts | refillColumns(ctx, tab, view.columns, new Set(renamed.flatMap(({ field }) => (field !== null && isColumnField(field) ? [field] : [])))); | field !== null && isColumnField(field) -> (field !== null) || (isColumnField(field))',
    'src/commands/views/restore-headings.ts | refillColumns(ctx, tab, view.columns, new Set(renamed.flatMap(({ field }) => (field !== null && isColumnField(field) ? [field] : [])))); | field !== null && isColumnField(field) -> true',
  ],
  'A guard against a table that is broken: the contract allows a hundred creators a body, never one.': [
    'src/sync/bodies.ts | if (!Number.isInteger(limits.idsPerBody) || limits.idsPerBody < 1) throw new RangeError(`idsPerBody is ${limits.idsPerBody}`); | limits.idsPerBody < 1 -> (limits.idsPerBody) <= (1)',
  ],
  'Nothing is without the key: it comes out as it went in. The condition is for the compiler.': [
    'src/crm/exchange.ts | const data = opened.data === undefined ? undefined : jsonWithoutKey(opened.data, options.key); | opened.data === void 0 -> false',
  ],
  'What could not be read has no value: JavaScript answers undefined in its place. The condition is for the compiler.': [
    "src/commands/creators/card.ts | const parsed = (read: ReturnType<ReturnType<typeof createNames>['parse']>) => (read.ok ? read.value : undefined); | read.ok -> true",
  ],
  'Only lists have a beginning for a new creator; for other fields there is none to spell.': [
    "src/commands/creators/add-creators.ts | const text = isListed(field) ? names.cellOf(field, beginning[field] ?? null) : ''; | isListed(field) -> true",
  ],
  'The choice was just stored with the order to read everything next.': [
    'src/commands/pull/change-view.ts | return pulling(startRefresh(ctx, { all: true })); | true -> false',
  ],
  'A shortcut: half of the ids do not add up to the CRM’s count, so everything is read after all.': [
    'src/commands/pull/set-aside.ts | if (view !== null) keepView(ctx, tabId, readWholeNext(view)); | keepView(ctx, tabId, readWholeNext(view)) -> void 0',
  ],
  'An update is about exactly one creator.': [
    "src/commands/runs/rounds.ts | body.kind === 'update' && body.ids.some((id) => absent.has(id)); | body.ids.some((id) => absent.has(id)) -> body.ids.every((id) => absent.has(id))",
  ],
  'One look more at rows that keep moving.': [
    'src/commands/tab/apply-rows.ts | for (let attempt = 0; attempt < TRIES && channels.length > 0; attempt += 1) { | attempt < TRIES -> (attempt) <= (TRIES)',
  ],
  'The two columns name a row; here only its cells are compared.': [
    "src/commands/tab/refill-columns.ts | sheetRows(read, (field, i) => (field === 'creatorId' ? (ids[i] ?? '') : '')), | field === \"creatorId\" -> true",
  ],
  'What is over loses its seal right afterwards.': [
    'src/commands/mutations/mutation-book.ts | if (!OVER.has(state)) seal(ctx, mutation); | !OVER.has(state) -> true',
  ],
  'Nobody asks which page came: it is the one that was asked for.': [
    'src/crm/answers.ts | return { rows, page: envelope.number(\'page\') ?? asked, pages: envelope.number(\'pages\') ?? counted, total }; | envelope.number("page") ?? asked -> (envelope.number("page")) && (asked)',
  ],
  'A field that cannot be cleared waits in the sheet, so nobody asks to clear it.': [
    "src/crm/clears.ts | (field) => set[field] === '' && changes[field].clear.evidence !== 'K' && changes[field].clear.value !== 'impossible', | \"impossible\" -> ''",
  ],
  'What the answer does not show is unchanged or blind, and the switch has no case for either.': [
    'src/sync/merge-all.ts | return; | return; -> ',
  ],
  'Two intervals side by side hold the same rows as one.': [
    'src/sync/intervals.ts | for (let known = this.all[next]; known !== undefined && known[0] <= to + 1; known = this.all[next]) { | known[0] <= to + 1 -> (known[0]) < (to + 1)',
  ],
  'A row that waits as a whole waits for nothing else.': [
    'src/commands/tab/status-column.ts | if (places.some(({ reason }) => reason.why === \'mixed-up-row\' || reason.why === \'id-cleared\')) return { text: sync.mixedUp, note }; | places.some(({ reason }) => reason.why === "mixed-up-row" || reason.why === "id-cleared") -> places.every(({ reason }) => reason.why === "mixed-up-row" || reason.why === "id-cleared")',
  ],
  'Compared only with what the same places give the next time.': [
    'src/commands/tab/status-column.ts | if (creatorId !== null && field !== null) now.set(creatorId, [...(now.get(creatorId) ?? []), { field, cell }]); | creatorId !== null && field !== null -> true',
  ],
  'A cell that Google refused is tried once more, refused again, and left.': [
    'src/commands/tab/write-cells.ts | const taken = writes.filter(({ row, field }) => !isRefused(row, field)); | writes.filter(({ row, field }) => !isRefused(row, field)) -> writes',
  ],
  'Any other word reads one by one, too.': [
    "src/commands/creators/look-up.ts | const cursor = ids.length === 1 ? ({ ...FIRST_CURSOR, way: 'one' } as const) : FIRST_CURSOR; | \"one\" -> ''",
  ],
  'A text that is no address names nobody, whether it is kept or not.': [
    'src/commands/views/own-addresses.ts | if (row !== undefined && link !== null) row[j] = link; | row !== void 0 && link !== null -> true',
  ],
  'What is kept and is no page is asked for again.': [
    'src/crm/long-lists.ts | return new Map(lists.flatMap(([list, pages]): [string, readonly Json[]][] => (Array.isArray(pages) ? [[list, pages]] : []))); | Array.isArray(pages) -> true',
  ],
  'The ids of rows have one spelling each today.': [
    'src/crm/answers.ts | const named = isObject(data) && wire !== undefined && spellingsOf(wire).some((key) => key in data); | spellingsOf(wire).some((key) => key in data) -> spellingsOf(wire).every((key) => key in data)',
  ],
  'Approved again, one that is over is closed once more in the same way.': [
    'src/commands/mutations/mutation.ts | if (mutation.head.state !== \'ready\') return done(mutation); | mutation2.head.state !== "ready" -> false',
  ],
};

export const EXPLAINED = new Map(Object.entries(BY_REASON).flatMap(([reason, keys]) => keys.map((key) => [key, reason])));
