// A tab's rule and the headings the person chose for its columns, stored in the document. An unreadable record counts as never chosen.

import * as z from 'zod/mini';
import { eachOf } from '../../../contract/named';
import { wholeFrom, wireId } from '../../rpc/arguments';
import { OWN_NAMES, type OwnName } from '../../rpc/follow-ups';
import { once } from '../../rpc/once';
import type { ShapeOf } from '../../rpc/shape-of';
import type { FollowUpRule } from '../../sync/follow-ups';
import { words } from '../../text/words';
import { keptLists } from '../account/lists';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { ColumnSighting } from '../ports';
import { headingKey, ownColumns } from '../tab/own-columns';

export const ruleSchema = once(() =>
  z.strictObject({
    statuses: z.readonly(z.array(wireId()).check(z.maxLength(100))),
    most: wholeFrom(1).check(z.refine((most) => most <= 1_000)),
    days: wholeFrom(0).check(z.refine((days) => days <= 3_650)),
  }),
);

/** A heading the person chose; '' = a new column under our heading, and for `answered` none at all. */
export const headingsSchema = once(() => {
  const heading = z.exactOptional(z.string().check(z.maxLength(1_000)));
  return z.strictObject({ lastSent: heading, count: heading, next: heading, due: heading, answered: heading });
});

const settingsSchema = () => z.strictObject({ rule: z.nullable(ruleSchema()), headings: headingsSchema() });
type Settings = ShapeOf<typeof settingsSchema>;

const SETTINGS = kept<Settings>(1, settingsSchema);

const keyOf = (tab: number): string => `followUps.${tab}`;

export const settingsOf = ({ shared }: Context, tab: number): Settings =>
  valueOf(readKept(shared, keyOf(tab), SETTINGS)) ?? { rule: null, headings: {} };

/** A record of a later version is left alone: the choice then holds for this call only. */
export function keepSettings({ shared }: Context, tab: number, settings: Settings): void {
  if (readKept(shared, keyOf(tab), SETTINGS)?.is !== 'newer') shared.write(keyOf(tab), SETTINGS.write(settings));
}

/** The default: fewer than 2 follow-ups, 5 days, and the CRM's built-in status, if it has a known name. */
export function ruleOf(ctx: Context, { rule }: Settings): FollowUpRule {
  const usual = keptLists(ctx).statuses.filter(({ name }) => /^(in communication|沟通中|联系中)$/i.test(name.trim()));
  return rule ?? { statuses: usual.map(({ id }) => id), most: 2, days: 5 };
}

type FoundColumns = Readonly<Record<OwnName, { readonly heading: string; readonly column: number } | null>>;

/** The columns' positions: under the chosen heading, otherwise under ours in either language. */
export function columnsIn(
  sightings: readonly ColumnSighting[],
  { headings }: Pick<Settings, 'headings'>,
): { readonly found: FoundColumns; readonly all: readonly string[] } {
  const own = ownColumns(sightings);
  const found = eachOf(OWN_NAMES, (name) => {
    const chosen = headings[name];
    const isOurs = chosen === undefined || (chosen === '' && name !== 'answered');
    const wanted = isOurs ? [words('en'), words('zh')].map(({ cells }) => cells.followUps[name]) : [chosen];
    const keys = new Set(wanted.map(headingKey));
    return own.find(({ heading }) => keys.has(headingKey(heading))) ?? null;
  });
  return { found, all: own.map(({ heading }) => heading) };
}
