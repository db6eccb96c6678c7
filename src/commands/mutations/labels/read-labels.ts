// The CRM's labels with their counts, as they are now.

import type { Label } from '../../../../contract/records';
import { writtenNames } from '../../../sync/names';
import { accountHere } from '../../account/account';
import { keptLists, readAndKeep } from '../../account/lists';
import { call } from '../../call';
import { type Asked, asked, done } from '../../result';
import { carryNames } from '../../tab/carry-names';
import type { MutationContext } from '../kind';

/** One request, more if they fill more than a page. */
export const readLabels = call(
  () => ({}),
  (ctx): Asked<{ readonly labels: readonly (Label & { readonly written: string })[] }> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const labels = labelsNow({ ctx, crm: account.value.crm });
    if (!labels.ok) return labels;
    const written = writtenNames(labels.value);
    return done({ labels: labels.value.map((label) => ({ ...label, written: written.get(label.id) ?? label.name })) });
  },
);

/** The CRM's current labels: every mutation of labels begins with them. From now on, names and drop-downs are based on them. */
export function labelsNow({ crm, ctx }: MutationContext): Asked<readonly Label[]> {
  const kept = readAndKeep(
    ctx,
    keptLists(ctx),
    () => asked(crm.list('listLabels')),
    (labels, now) => done({ ...now, labels }),
  );
  if (!kept.ok) return kept;
  carryNames(ctx);
  return done(kept.value.read);
}
