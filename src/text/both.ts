// Words that stand in both languages beside each other: English is the model, and Chinese lacks no entry of it.

import type { MutationText } from './mutation-text';

interface Both<T> {
  readonly en: T;
  readonly zh: T;
}

/** What a panel says. */
export const inBoth = <T extends { readonly open: string; readonly title: string }>(en: T, zh: NoInfer<T>): Both<T> => ({ en, zh });

/** What is said of mutations before their approval and after, by the name of each. */
export const approvals = <T extends Readonly<Record<string, (facts: never) => MutationText>>>(en: T, zh: NoInfer<T>): Both<T> => ({
  en,
  zh,
});
