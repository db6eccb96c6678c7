// Which of the selected rows' creators join a group or leave it, and which are left out.

import type { CreatorId } from '../../../../contract/records';
import type { Moved } from '../../../rpc/mutations';
import type { Context } from '../../context';
import { chosenCreators } from '../../edits/selection';
import { done, failed, type Result } from '../../result';
import { type Survey, survey } from '../../tab/survey';
import { openView } from '../../tab/view';

export interface SelectedHere {
  readonly found: Survey;
  /** In the CRM, as far as this tab knows. */
  readonly creators: readonly CreatorId[];
  /** Those who are not. */
  readonly strangers: readonly CreatorId[];
  readonly inDoubt: number;
}

/** The creators of the selected rows; `nothing-selected` if no row of a creator is selected. */
export function selectedHere(ctx: Context): Result<SelectedHere> {
  const open = openView(ctx, ctx.book.activeTab());
  if (!open.ok) return open;
  const found = survey(ctx, open.value, ['name']);
  const chosen = chosenCreators(found, null);
  const creators = chosen.creators.filter((id) => isInCrm(found, id));
  const strangers = chosen.creators.filter((id) => !isInCrm(found, id));
  if (chosen.creators.length + chosen.waiting.length === 0) return failed('nothing-selected');
  return done({ found, creators, strangers, inDoubt: chosen.waiting.length });
}

function isInCrm({ base }: Survey, id: CreatorId): boolean {
  const membership = base.records.get(id)?.membership;
  return membership !== 'new' && membership !== 'gone';
}

/** How many are named. */
const NAMED = 3;

/** How many creators are read again afterwards; more are left to the next refresh. */
const READ_AGAIN = 300;

export function movedOf({ found, creators, strangers, inDoubt }: SelectedHere, moving: readonly CreatorId[]): Moved {
  const names = moving.slice(0, NAMED).map((id) => found.genuine.get(id)?.[0]?.readOnly.name?.text || id);
  const shown = found.open.layout.at.has('groups');
  const cells = !shown ? null : moving.length > READ_AGAIN ? 0 : moving.length;
  return { moves: moving.length, names, already: creators.length - moving.length, absent: strangers.length, inDoubt, cells };
}

/** Nobody moves, because only a name changes. */
export const NOBODY_MOVES: Moved = { moves: 0, names: [], already: 0, absent: 0, inDoubt: 0, cells: null };
