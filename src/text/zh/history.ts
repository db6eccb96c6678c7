// Chinese: a run written into a tab of its own.

import type { Problem } from '../../rpc/problems';
import type { TabNews } from '../../rpc/schedule';
import type { Words } from '../en';
import { isObjection } from '../en/objections';
import { clip, count } from '../phrase';
import { moment } from './moment';
import { objection } from './objections';

const came = ({ changed, added, left }: Pick<TabNews, 'changed' | 'added' | 'left'>): string =>
  [
    changed > 0 && `${count(changed)} 位网红在 CRM 中有变动`,
    added > 0 && `新增 ${count(added)} 位`,
    left > 0 && `${count(left)} 位已不在此视图`,
  ]
    .filter(Boolean)
    .join('，');

function lines({ incomplete, edits, waiting, due, problem, ...news }: TabNews): readonly string[] {
  const waits = [edits > 0 && `${count(edits)} 处修改未发送`, waiting > 0 && `${count(waiting)} 处需要修正`].filter(Boolean);
  return [
    problem === null ? '' : notRefreshed(problem),
    came(news) === '' ? '' : `${came(news)}。`,
    incomplete ? '可能缺少部分网红：读取时 CRM 的列表有变动。' : '',
    waits.length === 0 ? '' : `等您处理：${waits.join('，')}。`,
    due === null || due.n === 0 ? '' : `该跟进：${count(due.n)}（${due.names.join('、')}${due.n > due.names.length ? '…' : ''}）。`,
  ].filter(Boolean);
}

const notRefreshed = (problem: Problem): string =>
  problem.kind === 'not-connected'
    ? '未刷新，自动刷新已关闭：已退出。'
    : `未刷新：${isObjection(problem.kind) ? objection(problem).short : '原因见面板'}。`;

const ENDS = { over: '已在后台发送', 'given-up': '后台同步已满一天，停止', 'signed-out': '已退出，后台同步停止' };

export const history: Words['history'] = {
  byItself: {
    name: '自动',
    came,
    lines: (news) => {
      const told = lines(news);
      return told.length === 0 ? ['没有需要您处理的内容。'] : told;
    },
    sent: ({ how, applied, failed, unknown, left }) => {
      if (how === 'lost') return '后台同步无法继续：记录已无法读取。下次同步会与 CRM 对照。';
      const parts = [
        `${count(applied)} 处已在 CRM 中`,
        failed > 0 && `${count(failed)} 处失败`,
        unknown > 0 && `${count(unknown)} 处尚未确认`,
        left > 0 && `${count(left)} 处未发送`,
      ].filter(Boolean);
      return `${ENDS[how]}：${parts.join('，')}。`;
    },
    subjectSent: ({ tab }) => `后台同步：${clip(tab, 80)}`,
    subject: ({ tabs }) => `CRM 刷新：${clip(tabs.join('、'), 80)}`,
    foot: ({ url }) => `${url}\n\n您在 NoxInfluencer CRM Sync 中开启了此邮件。要关闭：更多 ▸ 自动刷新…`,
  },
  tabName: ({ time }) => `发送 ${moment(time).replace(':', '.')}`,
  columns: {
    when: '时间',
    who: '操作人',
    creator: '网红',
    creatorId: 'creator_id',
    field: '列',
    before: '之前',
    after: '之后',
    outcome: '结果',
    why: '原因',
    requestId: '请求',
  },
  outcome: {
    proposed: '未发送',
    planned: '尚未发送',
    left: '未发送',
    applied: '已在 CRM 中',
    rejected: '未被接受',
    conflicted: 'CRM 中是另一个值',
    moved: '期间有变动，未发送',
    unknown: '尚未确认',
  },
  changes: {
    tabName: ({ part }) => (part === 1 ? '变动记录' : `变动记录 ${part}`),
    columns: { when: '时间', creator: '网红', field: '列', before: '之前', after: '之后', from: '由谁改动', tab: '工作表' },
    sources: { crm: '在 CRM 中', here: '此文件' },
    goesOn: ({ tab }) => `这份列表已满，后续内容见工作表“${tab}”。`,
  },
};
