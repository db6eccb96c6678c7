// Chinese: scheduled refresh.

import type { MailOutcome } from '../../rpc/schedule';
import type { PageWords } from '../pages-en';
import { count } from '../phrase';
import { moment } from './moment';

const mailed: Readonly<Record<MailOutcome, string>> = {
  sent: '已给您发送邮件。',
  'not-allowed': '没有发送邮件：Google 不允许插件代您发送。',
  'used-up': '没有发送邮件：您今天在 Google 的发送额度已用完。',
  refused: '没有发送邮件：Google 没有接受。',
};

export const schedule: PageWords['panels']['schedule'] = {
  open: '自动刷新…',
  title: '自动刷新',
  about:
    '无人操作时也会用您的密钥刷新工作表，效果与您点“刷新”相同。绝不会向 CRM 发送任何内容。Google 大约每小时运行一次，所以会在您所选时间之后的一小时内开始。',
  told: '有哪些变动、哪些等您处理、谁该跟进，会写入“变动记录”；能打开此文件的人都能看到。',
  when: '何时',
  at: { weekdays: '周一至周五', hours: '每隔几小时' },
  hour: '开始时间（此电子表格的时区）',
  every: '频率',
  everyHours: ({ n }) => `每 ${count(n)} 小时`,
  tabs: '工作表',
  noTabs: '此文件还没有含 CRM 网红的工作表。',
  mail: '有新情况时给我发邮件',
  mailAbout: '只发到您自己的邮箱，内容含网红名称。',
  allow: {
    timer: 'Google 尚未允许插件在您离开时运行。不允许也不影响其他功能。',
    mail: 'Google 尚未允许插件代您发送邮件。不允许也不影响其他功能。',
    link: '在 Google 上允许',
    noLink: '请关闭此面板，再从菜单打开：Google 会询问缺少的权限。',
  },
  turnOn: '开启',
  change: '保存',
  turnOff: '停用自动刷新',
  off: '未开启。',
  next: ({ time }) => (time === null ? '已开启，一小时内开始。' : `已开启。下次：${moment(time)} 或其后一小时内。`),
  going: ({ began, done, of }) => `${moment(began)} 开始；共 ${count(of)} 个工作表，已完成 ${count(done)} 个。一小时内继续。`,
  gaveWay: ({ time }) => `${moment(time)}：有人正在发送，因此等待。一小时内再试。`,
  silent: ({ time }) =>
    `自 ${moment(time)} 起 Google 没有再运行它。请停用后重新开启；若仍无效，可能是 Google 收回了权限，或您今天的运行时间已用完。`,
  last: ({ time }) => `上次运行：${moment(time)}`,
  nothingNew: '没有新情况。',
  mailed,
  damaged: '您之前的设置已无法读取，因此已关闭。请重新设置。',
  newer: '这是由更新版本的插件设置的。请重新加载页面后再改。',
};
