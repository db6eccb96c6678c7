// The CRM writes an export: of the open tab's view, or of every creator.

import * as z from 'zod/mini';
import type { ChannelQuery, Export, Id, Json } from '../../../../contract/records';
import type { Answer } from '../../../crm/problems';
import { asked, done, failed } from '../../result';
import { viewOf } from '../../tab/view-store';
import type { MutationKind, MutationStep } from '../kind';

interface ExportBody {
  readonly query: ChannelQuery;
}

const bodyOf = ({ body }: MutationStep): ExportBody => body as unknown as ExportBody;

export const createExport: MutationKind<'create-export'> = {
  facts: z.strictObject({ what: z.literal('create-export'), view: z.nullable(z.string()), creators: z.nullable(z.number()) }),
  plan({ ctx }, { whole }) {
    const tab = ctx.book.activeTab();
    const view = tab === null ? null : viewOf(ctx, tab.id);
    if (!whole && view === null) return failed('no-view');
    const facts = {
      what: 'create-export',
      view: whole ? null : (view?.name ?? ''),
      creators: whole ? null : (view?.creators ?? null),
    } as const;
    const body = { query: whole ? {} : (view?.query ?? {}) } satisfies ExportBody;
    return done({ facts, steps: [{ about: view?.name ?? '', body: body as unknown as Json }], number: null });
  },
  send({ crm }, step) {
    const answer: Answer<Export | null> = crm.createExport(bodyOf(step).query, step.key);
    return answer.ok ? { ...answer, value: answer.value?.id ?? null } : answer;
  },
  /** Only an export that the CRM gave an id is known to be this one. */
  readBack({ crm }, { response }) {
    if (response === null) return done('unclear');
    const found = asked(crm.getExport(response as Id));
    return found.ok ? done(found.value === null ? 'no' : 'yes') : found;
  },
};
