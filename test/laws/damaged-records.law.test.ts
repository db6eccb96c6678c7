// Whatever the stored records contain: the panel opens, everything else is there, and losses are reported.

import { answerCall, type CallName } from '../../src/commands/calls';
import type { Office } from '../fakes/office';
import { busyOffice, keptOf, WAYS } from './kept-places';

/** Everything that a person opens, the panel first. */
const OPENED: readonly (readonly [CallName, unknown])[] = [
  ['readState', { withEdits: true }],
  ['readViews', {}],
  ['readMutations', {}],
  ['readHistory', {}],
  ['readLastImport', {}],
  ['readPastChanges', { creatorId: 'c-1' }],
  ['readAccount', {}],
  ['readChoices', { fresh: false }],
  ['readGroupNames', {}],
  ['readSchedule', {}],
];

/** What is visible, flattened: one entry for each part that a record may cost. The order of a list is not a loss. */
type Picture = Readonly<Record<string, string>>;

function pictureOf({ ctx }: Office): Picture {
  const seen: Record<string, string> = {};
  for (const [name, args] of OPENED) {
    const reply = answerCall(
      () => ctx,
      name,
      args,
      () => null,
    );
    if (!reply.ok && reply.problem.kind === 'internal') throw new Error(`${name} ends in "internal"`);
    const value: unknown = reply.ok ? reply.value : reply.problem;
    if (Array.isArray(value)) seen[name] = inAnyOrder(value);
    else for (const [part, shown] of Object.entries({ ...(value as object) })) seen[`${name}.${part}`] = inAnyOrder(shown);
  }
  return seen;
}

const inAnyOrder = (shown: unknown): string =>
  JSON.stringify(Array.isArray(shown) ? shown.map((one) => JSON.stringify(one)).sort() : shown);

/** What a damaged record may cost, by storage location; and whether the loss must be reported, because the CRM cannot provide it again. */
const COSTS: readonly { readonly at: RegExp; readonly parts: RegExp; readonly said: boolean }[] = [
  { at: /^NoxSync base \d+\/1$/, parts: /^readState\.edits$|^readPastChanges/, said: true },
  // An overwritten id or text is still an id or text, however wrong: the row waits, or its cell counts as edited until the CRM is read.
  { at: /^NoxSync base \d+\/[0234]$/, parts: /^readState\.edits$|^readPastChanges/, said: false },
  { at: /^NoxSync lists\/|^lists\.readAt$/, parts: /^readState\.edits$|^readViews\.choices$|^readChoices|^readAccount\.me$/, said: false },
  { at: /^NoxSync groups\/|^groups\.readAt$/, parts: /^readViews\.choices$|^readChoices\.groups$/, said: false },
  { at: /^NoxSync views\//, parts: /^readViews\.(?:saved|tabs)$/, said: true },
  { at: /^NoxSync mutations\//, parts: /^readState\.mutation$|^readMutations\.|^readLastImport/, said: true },
  { at: /^NoxSync runs\//, parts: /^readState\.(?:run|lastRun|unseen)$|^readHistory|^readPastChanges/, said: true },
  // The head says how the run ended, as far as the last call knew; what is lost is one line of a creator's history.
  { at: /^NoxSync journal\//, parts: /^readPastChanges|^readState\.run$/, said: false },
  { at: /^file\.language$/, parts: /^$/, said: false },
  { at: /^pause\./, parts: /^$/, said: false },
  // What was confirmed is reviewed again before it would be sent.
  { at: /^seal\./, parts: /^$/, said: false },
  { at: /^lists\.seen\./, parts: /^readChoices|^readViews\.choices$/, said: false },
  // Renames that happened meanwhile are detected by names that no longer exist.
  { at: /^lists\.shown\./, parts: /^$/, said: false },
  { at: /^NoxSync own |^own\./, parts: /^$/, said: false },
  { at: /^view\./, parts: /^readState\.(?:tab|edits)$|^readViews\.(?:saved|tabs)$|^readSchedule\.tabs$/, said: true },
  { at: /^pull\./, parts: /^readState\.tab$/, said: true },
  { at: /^account\.ids$/, parts: /^$/, said: true },
  { at: /^account\.proof\./, parts: /^readChoices|^readViews\.choices$/, said: false },
  // The person's choices for the timer, and what it did last, which the panel shows next to the tab, too; the timer itself looks for both.
  { at: /^schedule\./, parts: /^readSchedule\.(?:on|tabs|nextAt|going|silentSince)$/, said: true },
  { at: /^scheduled\./, parts: /^readSchedule\.(?:nextAt|going|last|gaveWay|silentSince)$|^readState\.scheduled$/, said: false },
  // A new Overview can be created.
  { at: /^overview\./, parts: /^$/, said: false },
  // The run then appears as paused, and can be handed over again.
  { at: /^handedOver\./, parts: /^readState\.background$/, said: false },
  { at: /^changes$/, parts: /^readState\.tab$/, said: false },
  { at: /^import\.headings\./, parts: /^$/, said: false },
  { at: /^mutation\.open\./, parts: /^readState\.mutation$/, said: true },
  {
    at: /^crm\.(?:credits|barred|writes|me)$/,
    parts: /^readState\.account$|^readAccount\.|^readViews\.choices$|^readChoices\.me$/,
    said: false,
  },
  { at: /^crm\.key$/, parts: /^readState\.account$|^readAccount\.|^readChoices/, said: false },
];

/** Where a loss is reported. */
const SAYS = /^readState\.unreadable$|^readViews\.unreadable$|^readMutations\.unreadable$|^readSchedule\.unreadable$/;

/** How the last run ended is only shown once more than in the history, so losing it costs nothing that must be said. */
const NEWS = 'readState.unseen';

function judge(where: string, before: Picture, after: Picture): string | null {
  const cost = COSTS.find(({ at }) => at.test(where));
  if (cost === undefined) return 'is a place that no store is known for';
  const changed = Object.keys({ ...before, ...after }).filter((part) => before[part] !== after[part] && part !== 'readState.now');
  const too = changed.filter((part) => !SAYS.test(part) && !cost.parts.test(part));
  if (too.length > 0) return `costs ${too.join(', ')}`;
  const lost = changed.some((part) => !SAYS.test(part) && part !== NEWS);
  return cost.said && lost && !changed.some((part) => SAYS.test(part)) ? `is not said, and costs ${changed.join(', ')}` : null;
}

describe('every storage location', () => {
  const office = busyOffice();
  const kept = keptOf(office);
  const before = pictureOf(office);
  const again = pictureOf(office);
  kept.restore();
  let tried = 0;

  const outcomeOf = (where: string, damage: () => void): string | null => {
    tried += 1;
    damage();
    try {
      return judge(where, before, pictureOf(office));
    } catch (thrown) {
      return String(thrown);
    } finally {
      kept.restore();
    }
  };

  test('shows the same when nothing is damaged, and a history in every store', () => {
    expect(judge('account.ids', before, again)).toBeNull();
    for (const { at } of COSTS) expect(kept.places.filter(({ where }) => at.test(where))).not.toEqual([]);
    expect(JSON.parse(before['readState.unreadable'] ?? '')).toEqual([]);
    expect(JSON.parse(before['readState.mutation'] ?? '')).not.toBeNull();
    expect(JSON.parse(before['readState.tab'] ?? '').unfinishedPull).not.toBeNull();
  });

  const { places } = kept;

  test.each(Object.entries(WAYS))('may contain %s', (_, way) => {
    const wrong = places.flatMap(({ where, text, write }) => {
      const damaged = way(text);
      const outcome = damaged === text ? null : outcomeOf(where, () => write(damaged));
      return outcome === null ? [] : [`${where} ${outcome}`];
    });
    expect(wrong).toEqual([]);
  });

  test('may contain the adjacent row', () => {
    expect(kept.swaps.flatMap(({ where, swap }) => outcomeOf(where, swap) ?? [])).toEqual([]);
  });

  afterAll(() => process.stdout.write(`damaged records: ${places.length} places, ${tried} damages\n`));
});
