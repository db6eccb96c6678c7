// One creator of the selected rows as a card: its cells, what the CRM holds, what was changed here. It must not write.

import type { Channel, CreatorId } from '../../../contract/records';
import type { CardField, CreatorCard, CrmRow, PastChange, SelectedCard } from '../../rpc/people';
import { COLUMNS, isEditable, readOnlyCell } from '../../sync/columns';
import { type CellInput, EDITABLE_FIELDS, type EditableField } from '../../sync/model';
import { createNames } from '../../sync/names';
import { isIds, valueOf } from '../../sync/values';
import { accountHere } from '../account/account';
import { keptLists, learnNames } from '../account/lists';
import { chosenCreators } from '../edits/selection';
import { type Survey, survey } from '../edits/survey';
import { type Asked, asked, done, type Result } from '../result';
import { changesOfCreator } from '../runs/journal';
import { tellValue } from '../runs/tell-value';
import type { Surroundings } from '../surroundings';
import { openView } from '../views/view';

/** Of the creators in the selected rows, the named one, else the first. Asks the CRM nothing. */
export function readCard(world: Surroundings, creatorId: string | null): Result<SelectedCard> {
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  const found = survey(world, open.value);
  const creatorIds = chosenCreators(found, null).creators;
  const shown = creatorIds.find((id) => id === creatorId) ?? creatorIds[0];
  return done({ creatorIds, card: shown === undefined ? null : cardOf(found, shown) });
}

function cardOf(found: Survey, creatorId: CreatorId): CreatorCard {
  const row = found.genuine.get(creatorId)?.[0];
  const texts = row?.readOnly ?? {};
  return {
    creatorId,
    name: texts.name ?? '',
    standing: found.base.records.get(creatorId)?.standing ?? 'here',
    fields: EDITABLE_FIELDS.map((field) => cardField(found, creatorId, field)),
    shown: Object.entries(texts)
      .filter(([field, text]) => text !== '' && !['creatorId', 'sync', 'name'].includes(field))
      .map(([field, text]) => ({ field, text })),
  };
}

function cardField({ genuine, base, names }: Survey, creatorId: CreatorId, field: EditableField): CardField {
  const cell = genuine.get(creatorId)?.[0]?.cells[field];
  const known = base.records.get(creatorId)?.fields[field];
  const [text, was] = [cell?.text ?? '', known?.cell ?? ''];
  const listed = field === 'status' || field === 'owner' || field === 'labels';
  const value = known !== undefined && text === was ? known.value : parsed(names.parse(field, text));
  const ids = isIds(value) ? value : value === null ? [] : typeof value === 'string' || typeof value === 'number' ? [value] : null;
  const locked = cell === undefined || cell.odd === 'formula';
  return { field, text, was, edited: cell !== undefined && text !== was, ids: listed ? ids : null, locked };
}

const parsed = (read: ReturnType<ReturnType<typeof createNames>['parse']>) => (read.ok ? read.value : undefined);

const SHOWN_OF_CRM = [...new Set([...COLUMNS.map(({ field }) => field), 'archived', 'createdAt'] as const)].filter(
  (field) => field !== 'sync',
);

/** Everything that the CRM holds of the creator, unknown keys as they came. One request. */
export function readCrmRow(world: Surroundings, creatorId: string): Asked<CrmRow> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const answer = asked(account.value.crm.getChannel(creatorId as CreatorId));
  if (!answer.ok) return answer;
  const channel = answer.value;
  return done({ creatorId, found: channel !== null, fields: channel === null ? [] : tellChannel(world, channel) });
}

function tellChannel(world: Surroundings, channel: Channel): CrmRow['fields'] {
  const names = createNames(learnNames(world, keptLists(world), [channel]));
  const told = SHOWN_OF_CRM.map((field) => {
    if (field === 'archived')
      return { field, text: channel.archived === undefined ? '' : tellValue(field, channel.archived, names, world.words) };
    if (!isEditable(field)) return { field, text: textOf(readOnlyCell(channel, field)) };
    const value = valueOf(channel, field);
    return { field, text: value === undefined ? '' : names.cellOf(field, value) };
  });
  const extras = Object.keys(channel.extras).map((key) => ({
    field: `extra:${key}`,
    text: textOf(readOnlyCell(channel, `extra:${key}`)),
  }));
  return [...told, ...extras].filter(({ text }) => text !== '');
}

function textOf(cell: CellInput): string {
  if (cell === null) return '';
  return 'text' in cell ? cell.text : 'number' in cell ? String(cell.number) : cell.time;
}

/** What runs of this document did to the creator, the newest first. Asks the CRM nothing. */
export function readPastChanges(world: Surroundings, creatorId: string): Result<readonly PastChange[]> {
  const names = createNames(keptLists(world));
  const changes = changesOfCreator(world, creatorId).map(({ head, change }): PastChange => {
    const { field, before, after, state } = change;
    return {
      when: new Date(head.startedAt).toISOString(),
      who: head.who,
      isUndo: head.undoes !== null,
      field,
      before: tellValue(field, before, names, world.words),
      after: tellValue(field, after, names, world.words),
      outcome: state,
    };
  });
  return done(changes);
}
