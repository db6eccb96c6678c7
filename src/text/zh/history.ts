// Chinese: a run written into a tab of its own.

import type { Words } from '../en';
import { moment } from './moment';

export const history: Words['history'] = {
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
    unknown: '尚不清楚',
  },
  changes: {
    tabName: ({ part }) => (part === 1 ? '变动记录' : `变动记录 ${part}`),
    columns: { when: '时间', creator: '网红', field: '列', before: '之前', after: '之后', from: '由谁改动', tab: '工作表' },
    sources: { crm: '在 CRM 中', here: '此文件' },
    goesOn: ({ tab }) => `这份列表已满，后续内容见工作表“${tab}”。`,
  },
};
