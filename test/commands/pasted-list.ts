// A pasted list as the panel asks about it, and what it is told.

import { previewList } from '../../src/commands/creators/match-list';
import type { ListAsked } from '../../src/rpc/creators';
import { must, type Office } from '../fakes/office';

export const asking = (text: string, more: Partial<ListAsked> = {}): ListAsked => ({
  text,
  header: null,
  roles: null,
  labels: 'add',
  notes: 'append',
  means: [],
  ...more,
});
export const preview = (office: Office, text: string, more: Partial<ListAsked> = {}) => must(previewList(office.ctx, asking(text, more)));
