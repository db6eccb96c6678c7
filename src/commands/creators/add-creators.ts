// Adds new creators as rows at the end of the tab, with their initial values. Sync creates them in the CRM, reviewed like any other edit.

import * as z from 'zod/mini';
import type { CreatorId, Id } from '../../../contract/records';
import { creatorIdOf } from '../../../contract/records';
import { type ColumnField, isListed } from '../../fields/fields';
import { id, wireId } from '../../rpc/arguments';
import type { Newcomers } from '../../rpc/creators';
import type { CellInput } from '../../sync/model';
import { createNames, type Names } from '../../sync/names';
import { newcomerBase } from '../../sync/newcomers';
import { keptLists } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import { done, failed, type Result } from '../result';
import { appendRows } from '../tab/append-rows';
import { openBase } from '../tab/base-book';
import { cellWords } from '../tab/cell-words';
import { problemOf, tellRefused } from '../tab/refused';
import { lookAtRows, rowAfter } from '../tab/rows';
import { canIdentify, type OpenView, openView } from '../tab/view';
import { underLock } from '../under-lock';

/** Initial values of new creators; undefined, or an empty list of labels, = none. */
interface Beginning {
  readonly status?: Id | undefined;
  readonly labels: readonly Id[];
  readonly owner?: Id | undefined;
}

/**
 * The base comes first: without a row it means nothing, whereas a row without a base would look like a stranger's if the call is killed in
 * between. The id also serves as the name until the CRM provides one.
 */
export const addCreators = call(
  () => ({
    creatorIds: z.array(id()).check(z.minLength(1), z.maxLength(500)),
    status: z.exactOptional(wireId()),
    labels: z.array(wireId()).check(z.maxLength(100)),
    owner: z.exactOptional(wireId()),
  }),
  (ctx, { creatorIds, ...beginning }): Result<Newcomers> => {
    return underLock(ctx, (): Result<Newcomers> => {
      const open = openView(ctx, ctx.book.activeTab());
      if (!open.ok) return open;
      if (!canIdentify(open.value)) return failed('columns-in-doubt');
      return append(ctx, open.value, [...new Set(creatorIds)].map(creatorIdOf), beginning);
    });
  },
);

function append(ctx: Context, open: OpenView, ids: readonly CreatorId[], beginning: Beginning): Result<Newcomers> {
  const base = openBase(ctx, open.tab.id);
  const rows = lookAtRows(open);
  const here = new Set<string>(rows.map(({ id }) => id));
  const fresh = ids.filter((id) => !here.has(id));
  for (const id of fresh) base.put(newcomerBase(id));
  base.save();
  const names = createNames(keptLists(ctx));
  const { isNew } = cellWords(ctx).cells.sync;
  const first = rowAfter(rows);
  const refused = appendRows(open, first, fresh, (id, field) => cellOf(id, field, beginning, names, isNew));
  const nameless = refused.find(({ column }) => column === open.layout.at.get('creatorId'));
  if (nameless !== undefined) return { ok: false, problem: problemOf(nameless.obstacle) };
  tellRefused(ctx, open, refused);
  ctx.book.flush();
  return done({ added: fresh.length, here: ids.length - fresh.length });
}

function cellOf(id: CreatorId, field: ColumnField, beginning: Beginning, names: Names, isNew: string): CellInput {
  if (field === 'creatorId' || field === 'name') return { text: id };
  if (field === 'sync') return { text: isNew };
  const text = isListed(field) ? names.cellOf(field, beginning[field] ?? null) : '';
  return text === '' ? null : { text };
}
