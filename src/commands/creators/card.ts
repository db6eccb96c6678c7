// One creator of the selected rows as a card: its cells, what the CRM holds, what was changed here.

import * as z from 'zod/mini';
import type { CreatorId } from '../../../contract/records';
import { creatorIdOf } from '../../../contract/records';
import { type Channel, EDITABLE_FIELDS, extraField, FIELD_NAMES, isEditable, isListed } from '../../fields/fields';
import { id } from '../../rpc/arguments';
import type { CardField, CreatorCard, CrmRow, PastChange, SelectedCard } from '../../rpc/creators';
import { readOnlyCell } from '../../sync/columns';
import type { EditableField, ShownInput } from '../../sync/model';
import { createNames } from '../../sync/names';
import { isIds, valueOf } from '../../sync/values';
import { accountHere } from '../account/account';
import { keptLists, learnNames } from '../account/lists';
import { call } from '../call';
import type { Context } from '../context';
import { chosenCreators } from '../edits/selection';
import { type Asked, asked, done, type Result } from '../result';
import { changesOfCreator } from '../runs/journal';
import { closer, type Survey, survey } from '../tab/survey';
import { valueText } from '../tab/value-text';
import { openView } from '../tab/view';

/** Among the creators of the selected rows, the named one, or else the first. Makes no CRM request. */
export const readCard = call(
  () => ({ creatorId: z.nullable(id()) }),
  (ctx, { creatorId }): Result<SelectedCard> => {
    const open = openView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const found = survey(ctx, open.value);
    const creatorIds = chosenCreators(found, null).creators;
    const shown = creatorIds.find((id) => id === creatorId) ?? creatorIds[0];
    return done({ creatorIds, card: shown === undefined ? null : cardOf(closer(found, [shown]), shown) });
  },
);

function cardOf(found: Survey, creatorId: CreatorId): CreatorCard {
  const row = found.genuine.get(creatorId)?.[0];
  const shown = row?.readOnly ?? {};
  return {
    creatorId,
    name: shown.name?.text ?? '',
    membership: found.base.records.get(creatorId)?.membership ?? 'here',
    fields: EDITABLE_FIELDS.map((field) => cardField(found, creatorId, field)),
    shown: Object.entries(shown)
      .map(([field, { text }]) => ({ field, text }))
      .filter(({ field, text }) => text !== '' && !['creatorId', 'sync', 'name'].includes(field)),
  };
}

function cardField({ genuine, base, names }: Survey, creatorId: CreatorId, field: EditableField): CardField {
  const cell = genuine.get(creatorId)?.[0]?.cells[field];
  const known = base.records.get(creatorId)?.fields[field];
  const [text, was] = [cell?.text ?? '', known?.cell ?? ''];
  const value = known !== undefined && text === was ? known.value : parsed(names.parse(field, text));
  const ids = isIds(value) ? value : value === null ? [] : typeof value === 'string' || typeof value === 'number' ? [value] : null;
  const locked = cell === undefined || cell.origin === 'formula';
  return { field, text, was, edited: cell !== undefined && text !== was, ids: isListed(field) ? ids : null, locked };
}

const parsed = (read: ReturnType<ReturnType<typeof createNames>['parse']>) => (read.ok ? read.value : undefined);

/** Everything the CRM holds about the creator, unknown keys verbatim. One request. */
export const readCrmRow = call(
  () => ({ creatorId: id() }),
  (ctx, { creatorId }): Asked<CrmRow> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const answer = asked(account.value.crm.getChannel(creatorIdOf(creatorId)));
    if (!answer.ok) return answer;
    const channel = answer.value;
    return done({ creatorId, found: channel !== null, fields: channel === null ? [] : tellChannel(ctx, channel) });
  },
);

function tellChannel(ctx: Context, channel: Channel): CrmRow['fields'] {
  const names = createNames(learnNames(ctx, keptLists(ctx), [channel]));
  const told = FIELD_NAMES.map((field) => {
    if (field === 'archived')
      return { field, text: channel.archived === undefined ? '' : valueText(field, channel.archived, names, ctx.words) };
    if (!isEditable(field)) return { field, text: textOf(readOnlyCell(channel, field)) };
    const value = valueOf(channel, field);
    return { field, text: value === undefined ? '' : names.cellOf(field, value) };
  });
  const extras = Object.keys(channel.extras)
    .map(extraField)
    .map((field) => ({ field, text: textOf(readOnlyCell(channel, field)) }));
  return [...told, ...extras].filter(({ text }) => text !== '');
}

function textOf(cell: ShownInput): string {
  if (cell === null) return '';
  return 'text' in cell ? cell.text : 'number' in cell ? String(cell.number) : cell.time;
}

/** What this document's runs did to the creator, newest first. Makes no CRM request. */
export const readPastChanges = call(
  () => ({ creatorId: id() }),
  (ctx, { creatorId }): Result<readonly PastChange[]> => {
    const names = createNames(keptLists(ctx));
    const changes = changesOfCreator(ctx, creatorId).map(({ head, change }): PastChange => {
      const { field, before, after, state } = change;
      return {
        when: new Date(head.startedAt).toISOString(),
        who: head.who,
        isUndo: head.undoes !== null,
        field,
        before: valueText(field, before, names, ctx.words),
        after: valueText(field, after, names, ctx.words),
        outcome: state,
      };
    });
    return done(changes);
  },
);
