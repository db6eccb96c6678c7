// Chinese words of the Overview: what it writes into its tab, and its panel.

import type { Words } from '../en';
import type { PageWords } from '../pages-en';
import { clip, count, inLine } from '../phrase';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export const overviewCells: Words['cells']['overview'] = {
  tabName: ({ tab }) => `总览：${clip(inLine(tab), 60)}`,
  asOf: ({ weekday, day, month }) => `总览 ${month}月${day}日 ${WEEKDAYS[weekday]}`,
  top: ({ tab }) => `“${clip(inLine(tab), 60)}”总览`,
  topAsOf: ({ tab, weekday, day, month }) => `“${clip(inLine(tab), 60)}”总览，${month}月${day}日 ${WEEKDAYS[weekday]}`,
  aboutSaved: '这是保存下来的数字，不会变化。',
  about: '用公式统计该工作表的行，始终是最新的。您可以随意修改和添加，您改过的内容会保留。',
  title: {
    todo: '待办',
    status: '按合作状态和负责人',
    platform: '按平台',
    label: '按标签',
    country: '按国家/地区',
    moves: '每周合作状态变化',
  },
  heading: {
    what: '事项',
    creators: '网红数',
    days: '天数',
    status: '合作状态',
    platform: '平台',
    label: '标签',
    country: '国家/地区',
    all: '全部',
    from: '原状态',
    week: '周一日期',
    moves: '全部变化',
  },
  line: {
    dueToday: '今天该跟进',
    overdue: '今天之前该跟进',
    untouched: 'CRM 中超过 N 天未更新',
    noStatus: '（无状态）',
    noOwner: '（无负责人）',
    noPlatform: '（无平台）',
    noLabel: '（无标签）',
    noCountry: '（无国家/地区）',
    other: '（其他）',
  },
};

export const overview: PageWords['panels']['overview'] = {
  open: '总览…',
  title: '总览',
  about:
    '新建一个工作表，用数字和图表汇总当前工作表的网红：按合作状态和负责人、平台、标签、国家/地区，谁该跟进，以及每周的状态变化。公式让它始终是最新的，您可以随意修改。不会请求 CRM。',
  none: '请先打开有网红的工作表。总览统计当前工作表的行。',
  of: ({ tab }) => `统计“${clip(tab, 60)}”。`,
  there: ({ tab }) => `总览在“${clip(tab, 60)}”中。`,
  noDue: '没有跟进统计，因为此工作表没有相应的列。可用“更多”▸“跟进”新建。',
  noChanges: '没有每周变化，因为还没有变动记录。可用“更多”▸“变动记录”开始记录。',
  make: '新建总览',
  renew: '更新总览',
  goTo: '前往',
  renewAbout:
    '数字始终是最新的。更新会补上新的合作状态、负责人、标签和国家/地区，并修复因删除列而失效的公式。您改过、添加或删除的内容都会保留。',
  freeze: '保存今天的数字',
  freezeAbout: '“保存今天的数字”会另建一个工作表，保存此刻的数字，不含公式，供每周回顾使用。',
  made: ({ tab }) => `已新建“${clip(tab, 60)}”。`,
  renewed: ({ cells }) => (cells === 0 ? '无需操作：已是最新。' : `写入 ${count(cells)} 个单元格。`),
  kept: ({ n }) => `您改过的 ${count(n)} 个单元格保持不变。`,
  noRoom: ({ n }) => `${count(n)} 个新条目放不下，因为那里已有内容。它们计入“（其他）”。`,
  gone: ({ names }) => `以下部分未改动，因为标题已不在：${names.join('、')}。`,
  frozen: ({ tab }) => `“${clip(tab, 60)}”保存了此刻的数字。`,
};
