// Chinese words used in more than one place: names of fields and buttons, lengths of time.

import { namesIn } from '../columns';
import type { Words } from '../en';
import { ageOf, count, spanOf } from '../phrase';

const agoUnits = { minutes: '分钟', hours: '小时', days: '天' } as const;

export const common: Words['common'] = {
  addOn: 'NoxInfluencer CRM 同步',
  field: namesIn('zh'),
  comma: '、',
  remark: ({ text }) => `（${text}）`,
  beside: ({ parts }) => parts.filter((part) => part !== '').join(' · '),
  others: ({ n }) => `另有 ${count(n)} 项`,
  platform: (wire) => ({ youtube: 'YouTube', tiktok: 'TikTok', instagram: 'Instagram' })[wire.toLowerCase()] ?? wire,
  span: ({ seconds }) => {
    const { unit, n } = spanOf(seconds);
    return unit === 'seconds' ? `${n} 秒` : `${n} 分钟`;
  },
  ago: ({ seconds }) => {
    const { unit, n } = ageOf(seconds);
    return unit === 'minutes' && n === 0 ? '刚刚' : `${n} ${agoUnits[unit]}前`;
  },
  blank: '（空）',
  loading: '正在加载…',
  close: '关闭',
  cancel: '取消',
  tryAgain: '重试',
  tryNow: '立即重试',
  goOn: '继续',
  technicalDetails: '技术详情',
  technical: { code: '代码', summary: '信息', hint: '提示', request: '请求' },
  otherKey: '换一个密钥',
  openHelp: '打开帮助页面',
  working: '处理中…',
  limitWait: ({ seconds, perMinute }) => `CRM 每分钟最多接受 ${perMinute} 次请求，${seconds} 秒后继续。`,
  settlingWait: ({ seconds }) => `要先向 CRM 核对已发出的修改，${seconds} 秒后继续。`,
  retryWait: ({ seconds }) => `${seconds} 秒后重试。`,
};
