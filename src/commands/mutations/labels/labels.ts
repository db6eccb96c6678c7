// Labels of the CRM: created, renamed, deleted. They are also the message center's labels.

import * as z from 'zod/mini';
import type { Label } from '../../../../contract/records';
import { objectId, objectName, wireId } from '../../../rpc/arguments';
import { count, countOrNot, text, texts } from '../../../rpc/plain-schemas';
import { nearNames, sameName } from '../../../sync/name-likeness';
import { cellsNaming } from '../../edits/cells-naming';
import { type Asked, done, failed } from '../../result';
import { inTerms, type MutationContext, mutationKind } from '../kind';
import { labelsNow } from './read-labels';

function labelNow(at: MutationContext, id: Label['id']): Asked<Label> {
  const labels = labelsNow(at);
  if (!labels.ok) return labels;
  const label = labels.value.find((one) => one.id === id);
  return label === undefined ? failed('no-such-thing') : done(label);
}

const toCreate = inTerms(() => z.strictObject({ name: text() }), 'body');
const toRename = inTerms(() => z.strictObject({ id: wireId(), name: text() }), 'body');
const toDelete = inTerms(() => z.strictObject({ id: wireId() }), 'body');

export const createLabel = mutationKind({
  what: 'create-label',
  request: () => z.strictObject({ what: z.literal('create-label'), name: objectName() }),
  facts: () => z.strictObject({ what: z.literal('create-label'), name: text(), near: texts(), cells: count() }),
  plan(at, request) {
    const name = request.name.trim();
    const labels = labelsNow(at);
    if (!labels.ok) return labels;
    if (name === '') return failed('bad-arguments');
    if (labels.value.some((label) => sameName(label.name, name))) return failed('duplicate', { name });
    const near = nearNames(
      labels.value.map((label) => label.name),
      name,
    );
    return done({
      facts: { what: request.what, name, near, cells: cellsNaming(at.ctx, name) },
      steps: [{ about: name, body: { name } }],
    });
  },
  send({ crm }, step) {
    const answer = crm.createLabel(toCreate(step).name, step.key);
    return answer.ok ? { ...answer, value: answer.value?.id ?? null } : answer;
  },
  readBack(at, step) {
    const labels = labelsNow(at);
    if (!labels.ok) return labels;
    // With a known id, only that label is ours; without one, because the answer was lost or named none, its name must do.
    const ours = ({ id, name }: Label): boolean => (step.response === null ? sameName(name, toCreate(step).name) : id === step.response);
    return done(labels.value.some(ours) ? 'yes' : 'no');
  },
});

export const renameLabel = mutationKind({
  what: 'rename-label',
  request: () => z.strictObject({ what: z.literal('rename-label'), id: objectId(), name: objectName() }),
  facts: () =>
    z.strictObject({
      what: z.literal('rename-label'),
      from: text(),
      name: text(),
      channels: countOrNot(),
      cells: count(),
    }),
  plan(at, request) {
    const name = request.name.trim();
    const labels = labelsNow(at);
    if (!labels.ok) return labels;
    const label = labels.value.find(({ id }) => id === request.id);
    if (label === undefined) return failed('no-such-thing');
    const { name: from, channelCount: channels } = label;
    if (name === '' || name === from) return failed('bad-arguments');
    const namesake = labels.value.find((other) => other !== label && sameName(other.name, name));
    if (namesake !== undefined) return failed('duplicate', { name: namesake.name });
    // Cells with an equivalent name keep meaning this label.
    const cells = sameName(from, name) ? 0 : cellsNaming(at.ctx, from);
    return done({ facts: { what: request.what, from, name, channels, cells }, steps: [{ about: from, body: { id: request.id, name } }] });
  },
  send({ crm }, step) {
    const { id, name } = toRename(step);
    return crm.perform('updateLabel', id, { name }, step.key);
  },
  readBack(at, step) {
    const { id, name } = toRename(step);
    const label = labelNow(at, id);
    if (!label.ok) return 'problem' in label && label.problem.kind === 'no-such-thing' ? done('no') : label;
    return done(label.value.name === name ? 'yes' : 'no');
  },
});

export const deleteLabel = mutationKind({
  what: 'delete-label',
  takesAway: true,
  request: () => z.strictObject({ what: z.literal('delete-label'), id: objectId() }),
  facts: () => z.strictObject({ what: z.literal('delete-label'), name: text(), channels: countOrNot(), cells: count() }),
  plan(at, { what, id }) {
    const label = labelNow(at, id);
    if (!label.ok) return label;
    const { name, channelCount: channels } = label.value;
    return done({
      facts: { what, name, channels, cells: cellsNaming(at.ctx, name) },
      steps: [{ about: name, body: { id } }],
    });
  },
  send: ({ crm }, step) => crm.perform('deleteLabel', toDelete(step).id, {}, step.key),
  readBack(at, step) {
    const labels = labelsNow(at);
    return labels.ok ? done(labels.value.some(({ id }) => id === toDelete(step).id) ? 'no' : 'yes') : labels;
  },
});
