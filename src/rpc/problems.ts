// What can go wrong in a call, and what every call returns.

import type { CrmProblemKind } from '../crm/problems';

/** Everything that can go wrong in a call, as data; src/text turns it into one sentence that says what to do. */
export interface Problem {
  readonly kind:
    | Exclude<CrmProblemKind, 'wait'>
    /** The CRM's limit of requests per minute: repeat the call after `words.waitMs`. */
    | 'limit'
    | 'not-connected'
    | 'other-account'
    | 'no-view'
    /** A later version of the add-on stored something here that this one cannot read. */
    | 'newer-version'
    | 'no-tab'
    | 'columns-in-doubt'
    | 'busy'
    | 'colleague-sends'
    | 'stale-review'
    | 'nothing-to-send'
    /** The requested thing is not there (any more): a label, a group. */
    | 'no-such-thing'
    /** What was shown was about other rows than are selected now. */
    | 'other-rows-selected'
    /** The contents of the hidden sheets are not what this person confirmed. */
    | 'not-confirmed'
    /** The approved mutation is no longer as it was shown. */
    | 'stale-mutation'
    /** Archiving and restoring apply to the selected rows, none of which belongs to a creator. */
    | 'nothing-selected'
    /** None of the selected creators is in the CRM. */
    | 'nobody-in-crm'
    | 'nobody-to-mail'
    /** A file that is not an .xlsx workbook, or a broken one. */
    | 'bad-workbook'
    | 'workbook-too-large'
    /** The CRM would create creators through something that must only use existing ones. */
    | 'would-create'
    /** The CRM does not tell who is in a group, and only accepts complete memberships. */
    | 'members-unknown'
    /** The selected creators are all in the group already, or none of them is. */
    | 'all-in-group'
    | 'none-in-group'
    /** It only works with a real CRM, or would leave the practice. */
    | 'not-in-practice'
    | 'number-needed'
    | 'decisions-needed'
    /**
     * The CRM sent creators that a filter excludes, or says nothing about what a filter of ours asks (`words.unsaid`); `words.filter` names
     * it.
     */
    | 'filter-ignored'
    /** The CRM cannot do it for the tab's creators, because the add-on's filters exclude some of those the CRM lists. */
    | 'filtered-here'
    /** A pasted choice that is not one: `words.what` is `not-json`, `unknown-key`, or `wrong-value`; `words.key` is the key as pasted. */
    | 'bad-query'
    | 'bad-arguments'
    | 'google-busy'
    /** One of Google's daily quotas is used up. */
    | 'google-limit'
    /** The person has not granted the add-on something it needs at Google. */
    | 'google-permission'
    /** Google did not do what was asked: `words.text` is its own message, in the person's language. */
    | 'google-refused'
    | 'protected-cells'
    | 'table-in-the-way'
    | 'merged-cells'
    | 'several-accounts'
    | 'too-large'
    /** Google's limits: cells of the spreadsheet, characters of a cell, what it stores for the add-on. */
    | 'file-full'
    | 'cell-full'
    | 'memory-full'
    | 'internal';
  /** Words to insert into the sentence: names, numbers. */
  readonly words?: Readonly<Record<string, string | number>>;
  readonly technical?: {
    readonly code: string;
    readonly summary: string;
    readonly hint: string;
    readonly url: string;
    readonly requestId: string;
  };
}

/** The problem for each obstacle to a write. */
export const OBSTACLES = { protected: 'protected-cells', merged: 'merged-cells', table: 'table-in-the-way' } as const;

/** Thrown by a write that Google refused as a whole, with what is in its way. */
export class RefusedWrite extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
