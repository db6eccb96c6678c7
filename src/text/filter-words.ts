// The names of a choice's filters, in every language side by side.

import type { FilterName } from '../fields/filters';
import type { Language } from '../rpc/shapes';

type InEach = Readonly<Record<Language, string>>;

export const FILTER_WORDS: { readonly [F in FilterName]: InEach } = {
  statuses: { en: 'Status', zh: '合作状态' },
  owners: { en: 'Owner', zh: '负责人' },
  platforms: { en: 'Platform', zh: '平台' },
  labels: { en: 'Labels', zh: '标签' },
  groups: { en: 'Groups', zh: '分组' },
  owned: { en: 'With or without an owner', zh: '有无负责人' },
  email: { en: 'Email', zh: '邮箱' },
  countries: { en: 'Country', zh: '国家/地区' },
  followers: { en: 'Followers', zh: '粉丝数' },
  changed: { en: 'Changed in the CRM', zh: 'CRM 中的修改时间' },
  created: { en: 'Added to the CRM', zh: '加入 CRM 的时间' },
};
