// Resolves a pasted list to creators, checked against the tab and the whole CRM, including archived creators.

import * as z from 'zod/mini';
import type { CreatorId } from '../../../contract/records';
import { creatorIdOf } from '../../../contract/records';
import type { Channel } from '../../fields/fields';
import type { CheckedInput, CheckedList, Cost, FoundCreator, InputOutcome, ToCheck } from '../../rpc/creators';
import { once } from '../../rpc/once';
import { count, text, textOrNot, yes } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { INPUTS_MOST, type Input, inputsIn } from '../../sync/inputs';
import { clueIn, keywordOf, namedExactly } from '../../sync/look-up';
import { type Findable, type MatchIndex, matchIndex } from '../../sync/match';
import { channelsIn } from '../../sync/merge-all';
import type { BaseRecord, SheetRow } from '../../sync/model';
import { type Account, accountHere } from '../account/account';
import { forecastFor } from '../account/forecast';
import { call } from '../call';
import { CALL_MS, type Context } from '../context';
import { kept, valueOf } from '../kept';
import { cursorSchema, FIRST_CURSOR, IDS_PER_READ, readRemotes } from '../reading/read-remotes';
import { type Asked, asked, done, failed, isWaiting } from '../result';
import { somebodyIn } from '../tab/base-book';
import { survey } from '../tab/survey';
import { openView } from '../tab/view';
import { hitsIn, idsHere } from './look-up';

/** The most a check with look-ups can cost if none of the inputs is in the tab. */
export function checkCost(ctx: Context, inputs: readonly Input[]): Cost {
  const ids = inputs.filter(({ kind }) => kind === 'id').length;
  const lookUps = inputs.filter(({ kind }) => kind !== 'id' && kind !== 'shortened').length;
  return forecastFor(ctx, 2 * Math.ceil(ids / IDS_PER_READ) + LOOK_UP_MOST * lookUps);
}

const found: () => z.ZodMiniType<FoundCreator> = once(() =>
  z.strictObject({
    creatorId: text(),
    name: text(),
    handle: text(),
    platform: text(),
    status: text(),
    owner: text(),
    labels: z.array(text()),
    archived: yes(),
    here: yes(),
  }),
);

const checkedInput: () => z.ZodMiniType<CheckedInput> = () =>
  z.strictObject({
    text: text(),
    kind: z.enum(['id', 'handle', 'link', 'email', 'name', 'shortened']),
    creatorId: textOrNot(),
    outcome: z.union([
      z.strictObject({ is: z.enum(['unread', 'new', 'gone', 'to-look-up', 'unresolved']) }),
      z.strictObject({ is: z.literal('known'), creators: z.array(found()) }),
    ]),
  });

/** The progress of a check, as a text that the page passes back. */
const stateSchema = () => z.strictObject({ inputs: z.array(checkedInput()), cursor: cursorSchema(), tooMany: count() });
type CheckState = ShapeOf<typeof stateSchema>;

const STATE = kept<CheckState>(1, stateSchema);

/**
 * One slice. Ids take one request per `IDS_PER_READ` creators, plus one for those that are archived or missing; a look-up takes one or two
 * per input.
 */
export const checkCreators = call(
  () => ({
    text: z.string().check(z.maxLength(200_000)),
    state: z.nullable(z.string().check(z.maxLength(2_000_000))),
    lookUp: yes(),
    asHandles: yes(),
  }),
  (ctx, asking): Asked<CheckedList> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const begun = asking.state === null ? begin(ctx, asking.text) : valueOf(STATE.read(asking.state));
    if (begun === null) return failed('bad-arguments');
    const until = ctx.clock.now() + CALL_MS;
    const read = readIds(ctx, account.value, begun, until);
    if (!read.ok) return read;
    const state = asking.asHandles ? wordsAsHandles(read.value) : read.value;
    const unread = state.inputs.some(({ outcome }) => outcome.is === 'unread');
    const looked = unread || !asking.lookUp ? done(state) : lookUpAll(ctx, account.value, state, until);
    return looked.ok ? done(checkedList(ctx, looked.value, asking)) : looked;
  },
);

function checkedList(ctx: Context, state: CheckState, { lookUp, asHandles }: ToCheck): CheckedList {
  const { inputs, tooMany } = state;
  const going = inputs.some(({ outcome }) => outcome.is === 'unread' || (lookUp && outcome.is === 'to-look-up'));
  const text = STATE.write(state);
  const lookUps = inputs.filter(({ outcome }) => outcome.is === 'to-look-up').length;
  return {
    inputs,
    state: text,
    next: going ? { text: '', state: text, lookUp, asHandles } : null,
    tooMany,
    lookUpCost: forecastFor(ctx, LOOK_UP_MOST * lookUps),
  };
}

/** The tab first: a creator with a row here needs no look-up. */
function begin(ctx: Context, text: string): CheckState {
  const all = inputsIn(text);
  const here = creatorsHere(ctx);
  return {
    inputs: all.slice(0, INPUTS_MOST).map((input) => meantHere(input, here)),
    cursor: FIRST_CURSOR,
    tooMany: Math.max(0, all.length - INPUTS_MOST),
  };
}

interface Here {
  readonly records: ReadonlyMap<string, BaseRecord>;
  readonly genuine: ReadonlyMap<CreatorId, readonly SheetRow[]>;
  readonly index: MatchIndex;
}

/** The creators of the open tab; none where it shows none. */
function creatorsHere(ctx: Context): Here {
  const open = openView(ctx, ctx.book.activeTab());
  if (!open.ok) return { records: new Map(), genuine: new Map(), index: matchIndex([]) };
  const { base, genuine } = survey(ctx, open.value, ['platform']);
  return { records: base.records, genuine, index: matchIndex([...genuine].map(([id, [row]]) => findable(id, row))) };
}

/** A creator by the contents of its row. */
export const findable = (creatorId: CreatorId, row: SheetRow | undefined): Findable => ({
  creatorId,
  platform: row?.readOnly.platform?.text,
  handle: row?.fingerprint.handle,
  channelLink: row?.fingerprint.channelLink,
  email: row?.cells.email?.text,
});

const input = ({ text, kind }: Input, creatorId: string | null, is: 'unread' | 'to-look-up' | 'unresolved'): CheckedInput => ({
  text,
  kind,
  creatorId,
  outcome: { is },
});

/** A bare word is an id, unless it is no id here but somebody's handle. */
function meantHere(one: Input, { records, index }: Here): CheckedInput {
  if (one.kind === 'id' && records.has(one.text)) return input(one, one.text, 'unread');
  if (one.kind === 'shortened') return input(one, null, 'unresolved');
  const clue = clueIn(one.text);
  const match = index.match(clue === null ? [] : [clue]);
  if (match.found === 'matched') return input(one, match.creatorId, 'unread');
  return one.kind === 'id' ? input(one, one.text, 'unread') : input(one, null, 'to-look-up');
}

/** Reads everyone identified by id, as the CRM holds them now. */
function readIds(ctx: Context, { crm }: Account, state: CheckState, until: number): Asked<CheckState> {
  const unread = state.inputs
    .filter(({ outcome }) => outcome.is === 'unread')
    .flatMap(({ creatorId }) => (creatorId === null ? [] : [creatorIdOf(creatorId)]));
  if (unread.length === 0) return done(state);
  const ids = new Set(unread);
  const somebody = () => somebodyIn(creatorsHere(ctx).records, ids);
  const step = readRemotes([...ids], state.cursor, { crm, query: {}, enough: () => ctx.clock.now() >= until, somebody });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  if (step.found.size === 0 && step.waitMs > 0) return { ok: false, waitMs: step.waitMs };
  const say = hitsIn(ctx, channelsIn(step.found.values()));
  const { records, genuine } = creatorsHere(ctx);
  const outcomeOf = (id: CreatorId): InputOutcome | null => {
    const remote = step.found.get(id);
    if (remote === undefined) return null;
    if (remote.found) return { is: 'known', creators: [say(remote.channel)] };
    return { is: genuine.has(id) && records.get(id)?.membership !== 'new' ? 'gone' : 'new' };
  };
  const inputs = state.inputs.map((one) => {
    const outcome = one.creatorId === null ? null : outcomeOf(creatorIdOf(one.creatorId));
    return outcome === null ? one : { ...one, outcome };
  });
  return done({ ...state, inputs, cursor: step.cursor });
}

const wordsAsHandles = (state: CheckState): CheckState => ({
  ...state,
  inputs: state.inputs.map((one) =>
    one.kind === 'id' && one.outcome.is === 'new' ? { ...one, creatorId: null, kind: 'handle', outcome: { is: 'to-look-up' } } : one,
  ),
});

/** Input by input, while time allows. What was found before the CRM's limit is kept. */
function lookUpAll(ctx: Context, account: Account, state: CheckState, until: number): Asked<CheckState> {
  const inputs = [...state.inputs];
  const here = once(() => idsHere(ctx));
  let found = 0;
  for (const [place, one] of inputs.entries()) {
    if (one.outcome.is !== 'to-look-up') continue;
    if (ctx.clock.now() >= until) break;
    const outcome = lookUpOne(ctx, account, one.text, here);
    if (!outcome.ok && found > 0 && isWaiting(outcome)) break;
    if (!outcome.ok) return outcome;
    const [only, ...others] = outcome.value.is === 'known' ? outcome.value.creators : [];
    inputs[place] = { ...one, creatorId: others.length === 0 ? (only?.creatorId ?? null) : null, outcome: outcome.value };
    found += 1;
  }
  return done({ ...state, inputs });
}

/** Requests per input. */
const LOOK_UP_MOST = 2;

/** Only exact matches count: nothing is guessed. Archived creators are searched if nobody else matches. */
function lookUpOne(ctx: Context, { crm }: Account, text: string, here: () => ReadonlySet<string>): Asked<InputOutcome> {
  const keyword = keywordOf(text);
  for (const archived of keyword === '' ? [] : [false, true]) {
    const page = asked(crm.listChannels({ keyword, ...(archived ? { archived } : {}) }, 1));
    if (!page.ok) return page;
    const named: readonly Channel[] = namedExactly(text, page.value.rows);
    if (named.length > 0) return done({ is: 'known', creators: named.map(hitsIn(ctx, named, here)) });
  }
  return done({ is: 'unresolved' });
}
