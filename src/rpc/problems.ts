// What can go wrong in a call, and what every call answers.

import type { CrmProblemKind } from '../crm/problems';

/** Everything that can go wrong in a call, as data; src/text turns it into one sentence that says what to do. */
export interface Problem {
  readonly kind:
    | Exclude<CrmProblemKind, 'wait'>
    /** The CRM's limit of requests a minute: ask the same again after `words.waitMs`. */
    | 'limit'
    | 'not-connected'
    | 'other-account'
    | 'no-view'
    /** A later version of the add-on keeps here what this one cannot read. */
    | 'newer-version'
    | 'no-tab'
    | 'columns-in-doubt'
    | 'busy'
    | 'colleague-sends'
    | 'stale-review'
    | 'nothing-to-send'
    /** What was asked for is not there (any more): a label, a group. */
    | 'no-such-thing'
    /** What was shown was about other rows than those that are selected now. */
    | 'other-rows-selected'
    /** What stands in the hidden sheets is not what this person confirmed. */
    | 'not-confirmed'
    /** A mutation was approved that is no longer as it was shown. */
    | 'stale-mutation'
    /** Archiving and restoring are about the selected rows, and none of them is a creator's. */
    | 'nothing-selected'
    /** None of the selected creators is in the CRM. */
    | 'nobody-in-crm'
    | 'nobody-to-mail'
    /** A file that is no .xlsx workbook, or a broken one. */
    | 'bad-workbook'
    | 'workbook-too-large'
    /** The CRM would bring creators in by what must only use those who are there. */
    | 'would-create'
    /** Who is in a group is not told by the CRM, which takes only whole memberships. */
    | 'members-unknown'
    /** The selected creators are in the group already, or none of them is. */
    | 'all-in-group'
    | 'none-in-group'
    /** It works with a CRM only, or would leave the practice. */
    | 'not-in-practice'
    | 'number-needed'
    | 'decisions-needed'
    /** The CRM sent creators that a filter leaves out, or says nothing of what a filter of ours asks (`words.unsaid`): `words.filter` names it. */
    | 'filter-ignored'
    /** The CRM cannot do it for the tab's creators: filters of the add-on leave out some of those whom the CRM lists. */
    | 'filtered-here'
    /** A pasted choice that is none: `words.what` is `not-json`, `unknown-key` or `wrong-value`, `words.key` the key as pasted. */
    | 'bad-query'
    | 'bad-arguments'
    | 'google-busy'
    /** A quota of Google's for today is used up. */
    | 'google-limit'
    /** The person has not allowed the add-on at Google what it needs. */
    | 'google-permission'
    /** Google did not do what was asked: `words.text` is its own sentence, in the person's language. */
    | 'google-refused'
    | 'protected-cells'
    | 'table-in-the-way'
    | 'merged-cells'
    | 'several-accounts'
    | 'too-large'
    /** Google's limits: cells of the spreadsheet, characters of a cell, what it keeps for the add-on. */
    | 'file-full'
    | 'cell-full'
    | 'memory-full'
    | 'internal';
  /** Words to put into the sentence: names, numbers. */
  readonly words?: Readonly<Record<string, string | number>>;
  readonly technical?: {
    readonly code: string;
    readonly summary: string;
    readonly hint: string;
    readonly url: string;
    readonly requestId: string;
  };
}

/** The problem that each thing in the way of a write is. */
export const OBSTACLES = { protected: 'protected-cells', merged: 'merged-cells', table: 'table-in-the-way' } as const;

/** Thrown by a write that Google refused as a whole, with what stands in its way. */
export class RefusedWrite extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
