// Chinese sentences about the filters beyond the CRM's own.

import { FILTER_WORDS } from '../filter-words';
import type { PageWords } from '../pages-en';
import { clip, count } from '../phrase';

export const filters: PageWords['filters'] = {
  several: '多个，或排除…',
  justOne: '只选一个',
  which: ({ what }) => `${what}：条件`,
  is: { any: '符合任意一个', all: '同时符合全部', none: '全都不符合' },
  chosen: {
    any: ({ what, n }) => `${what}：${count(n)} 个中任意一个`,
    all: ({ what, n }) => `${what}：${count(n)} 个全部符合`,
    none: ({ what, n }) => `${what}：排除 ${count(n)} 个`,
  },
  find: ({ what }) => `查找${what}`,
  noneFound: '没有匹配的名称。',
  noOwner: '无负责人',
  withOwner: '有负责人',
  ownRows: '只看我的网红',
  email: '邮箱',
  withEmail: '有邮箱',
  noEmail: '没有邮箱',
  countries: '国家/地区',
  countriesHint: '按 CRM 中的写法填写，用逗号隔开。',
  countriesAre: '国家/地区：条件',
  followersFrom: '粉丝数从',
  followersTo: '到',
  changed: '在 CRM 中修改过',
  changedIs: { within: '最近…天内', before: '…天内没有修改过' },
  created: '加入 CRM',
  createdIs: { within: '最近…天内', before: '…天以前' },
  daysOf: ({ what }) => `${what}：天数`,
  moving: '天数从每次刷新时往回算。',
  reads: ({ filters: names, n, all, requests, seconds }) => {
    const what = n === null ? ' CRM 的列表' : `${all ? '全部' : ''} ${count(n)} 位网红`;
    const listed = names.map((name) => `“${FILTER_WORDS[name].zh}”`).join('、');
    return `要读取${what}，约 ${count(requests)} 次请求、${seconds}：CRM 无法直接按${listed}筛选。`;
  },
  firstFit: ({ fit, of }) => `前 ${count(of)} 位中有 ${count(fit)} 位符合。`,
  pull: ({ seconds }) => `读取并导入符合的网红（约 ${seconds}）`,
  change: ({ seconds }) => `读取并改为符合的网红（约 ${seconds}）`,
  named: {
    any: ({ names }) => clip(names.join('或'), 40),
    all: ({ names }) => clip(names.join('＋'), 40),
    none: ({ names }) => `非${clip(names.join('、'), 40)}`,
  },
  owned: ({ yes }) => (yes ? '有负责人' : '无负责人'),
  mailed: ({ yes }) => (yes ? '有邮箱' : '无邮箱'),
  between: ({ from, to }) =>
    `粉丝 ${from === null ? '≤ ' : count(from)}${from === null ? '' : to === null ? '+' : '–'}${to === null ? '' : count(to)}`,
  changedIn: ({ within, n }) => (within ? `${count(n)} 天内修改` : `${count(n)} 天未修改`),
  createdIn: ({ within, n }) => (within ? `${count(n)} 天内新增` : `加入超过 ${count(n)} 天`),
};
