// Asks the CRM to write an export: of the open tab's view, or of every creator.

import * as z from 'zod/mini';
import type { Export } from '../../../../contract/records';
import type { Answer } from '../../../crm/problems';
import { crmQuery, wireId } from '../../../rpc/arguments';
import { countOrNot, textOrNot, yes } from '../../../rpc/plain-schemas';
import { askFor } from '../../../sync/conditions';
import { asked, done, failed } from '../../result';
import { viewOf } from '../../tab/view-store';
import { answerIn, inTerms, mutationKind } from '../kind';

const bodyOf = inTerms(() => z.strictObject({ query: crmQuery() }), 'body');
const idIn = answerIn(wireId);

export const createExport = mutationKind({
  what: 'create-export',
  /** `whole`: every creator that is not archived; otherwise those of the open tab's view. */
  request: () => z.strictObject({ what: z.literal('create-export'), whole: yes() }),
  facts: () => z.strictObject({ what: z.literal('create-export'), view: textOrNot(), creators: countOrNot() }),
  plan({ ctx }, { what, whole }) {
    const tab = ctx.book.activeTab();
    const view = tab === null ? null : viewOf(ctx, tab.id);
    if (!whole && view === null) return failed('no-view');
    const { query, tests } = askFor(view?.query ?? {}, ctx.clock.now());
    // The CRM would include creators that our own filters exclude.
    if (!whole && tests !== null) return failed('filtered-here');
    const facts = {
      what,
      view: whole ? null : (view?.name ?? ''),
      creators: whole ? null : (view?.creators ?? null),
    };
    return done({ facts, steps: [{ about: facts.view ?? '', body: { query: { ...(whole ? null : query) } } }] });
  },
  send({ crm }, step) {
    const answer: Answer<Export | null> = crm.createExport(bodyOf(step).query, step.key);
    return answer.ok ? { ...answer, value: answer.value?.id ?? null } : answer;
  },
  /** Only an export with an id from the CRM can be identified. */
  readBack({ crm }, step) {
    const id = idIn(step);
    if (id === null) return done('unclear');
    const found = asked(crm.getExport(id));
    return found.ok ? done(found.value === null ? 'no' : 'yes') : found;
  },
});
