// Words with both languages side by side: English is the model, and Chinese must have every entry of it.

import type { MutationText } from './mutation-text';

interface Both<T> {
  readonly en: T;
  readonly zh: T;
}

/** What a panel says. */
export const inBoth = <T extends { readonly open: string; readonly title: string }>(en: T, zh: NoInfer<T>): Both<T> => ({ en, zh });

/** What is said about mutations before their approval and afterwards, by mutation name. */
export const approvals = <T extends Readonly<Record<string, (facts: never) => MutationText>>>(en: T, zh: NoInfer<T>): Both<T> => ({
  en,
  zh,
});
