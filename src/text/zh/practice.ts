// Chinese words of practice on the server, mirroring English entry by entry.

import type { PracticeWords } from '../practice-words';

export const practice: PracticeWords = {
  tabName: '练习（示例网红）',
  syncHeading: '同步（练习）',
  reviewTitle: '练习：发送前核对',
  who: '练习',
  creator: ({ n }) => `示例网红 ${n}`,
  member: ({ letter }) => `示例同事 ${letter}`,
  statuses: ['未联系', '洽谈中', '已签约', '已完成'],
  labels: ['示例标签：美妆', '示例标签：游戏', '示例标签：旅行'],
  notes: ['示例备注：询问了报价', '示例备注：希望用邮件联系'],
  lockedNote: '示例备注：已锁定，CRM 会拒绝修改',
  colleagueNote: '示例备注：同事来过',
  refusals: {
    noSuchValue: '列表中没有此值。',
    noAddress: '这不是邮箱地址，正确的写法如 name@example.com。',
    noLink: '这不是链接，链接须以 https:// 开头。',
    notThere: '练习 CRM 中没有此网红或标签。',
    locked: '练习 CRM 中该网红已锁定。真实的 CRM 会在这里说明拒绝的原因。',
    taken: '已有同名标签。',
    notInPractice: '练习中不可用。',
  },
};
