// A tab's rows as the follow-up rule sees them.

import type { OwnField } from '../../fields/fields';
import { OWN_NAMES, type OwnName } from '../../rpc/follow-ups';
import { dayIn as dayInText } from '../../sync/days';
import { countIn, dayIn, type FollowUpRow, isDueFormula, saysYes, statusKey } from '../../sync/follow-ups';
import type { Cell, SheetRow } from '../../sync/model';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { done, type Result } from '../result';
import { type OwnColumns, withOwn } from '../tab/own-columns';
import { type Survey, survey } from '../tab/survey';
import { glanceAtView, type OpenView } from '../tab/view';
import { columnsIn, settingsOf } from './settings';

export const fieldOf = (name: OwnName): OwnField => `own:${name}`;

/** The positions of these columns, for a survey. */
export function ownIn(ctx: Context, { tab, sightings }: OpenView): OwnColumns {
  const { found } = columnsIn(sightings, settingsOf(ctx, tab.id));
  return new Map(OWN_NAMES.flatMap((name) => (found[name] === null ? [] : [[fieldOf(name), found[name].column] as const])));
}

/** A survey of a tab that includes its follow-up columns. */
export function surveyFollowUps(ctx: Context, tab: Tab | null): Result<Survey> {
  const open = glanceAtView(ctx, tab);
  return open.ok ? done(withOwn(survey(ctx, open.value, ['name']), ownIn(ctx, open.value))) : open;
}

export const ownCell = (row: SheetRow, name: OwnName): Cell => row.readOnly[fieldOf(name)] ?? { text: '' };

/** The day of a moment in the spreadsheet's zone. */
export const dayOf =
  ({ timeOf }: Pick<Context, 'timeOf'>) =>
  (iso: string): number =>
    dayInText(timeOf(Date.parse(iso)));

export const today = (ctx: Context): number => dayOf(ctx)(new Date(ctx.clock.now()).toISOString());

/** Every row of a creator, top to bottom. */
export function followUpRows(ctx: Context, { genuine, names, lists }: Survey): readonly FollowUpRow[] {
  const toDay = dayOf(ctx);
  const statuses = new Map(lists.statuses.map(({ id }) => [statusKey(names.nameOf('status', id)), id]));
  const rows = [...genuine].flatMap(([id, own]) =>
    own.map((row): FollowUpRow => {
      const due = ownCell(row, 'due');
      return {
        row: row.row,
        id,
        name: row.readOnly['name']?.text ?? '',
        email: row.cells.email?.text ?? '',
        status: statuses.get(statusKey(row.cells.status?.text ?? '')),
        answered: saysYes(ownCell(row, 'answered')),
        lastSent: dayIn(ownCell(row, 'lastSent'), toDay),
        count: countIn(ownCell(row, 'count')),
        typed: typedIn(due, toDay),
      };
    }),
  );
  return rows.sort((a, b) => a.row - b.row);
}

function typedIn(due: Cell, toDay: (iso: string) => number): FollowUpRow['typed'] {
  if (due.formula !== undefined && isDueFormula(due.formula)) return null;
  return dayIn(due, toDay) ?? (due.formula === undefined ? null : 'own-blank');
}
