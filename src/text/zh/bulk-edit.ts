// Chinese: editing many rows at once.

import type { PageWords } from '../pages-en';
import { clip, count } from '../phrase';

export const bulkEdit: PageWords['panels']['bulkEdit'] = {
  open: '多行修改…',
  title: '多行修改',
  which: '范围',
  rows: { selected: '选中的行', visible: '可见的行', all: '所有行' },
  what: '操作',
  verb: {
    set: '设为同一个值',
    clear: '清空',
    replace: '查找和替换',
    append: '在备注里加一行',
    copy: '从另一列复制',
    move: '把一个值换成另一个',
    labels: '添加或移除标签',
  },
  column: '列',
  value: '值',
  choose: '请选择…',
  find: '查找',
  by: '替换为',
  heedCase: '区分大小写',
  line: '要添加的一行',
  stampedLine: ({ stamp, text }) => `${stamp}：${text}`,
  noLabels: 'CRM 中还没有标签。',
  stamped: ({ stamp }) => `以“${stamp}：”开头`,
  fromColumn: '复制自',
  from: '原来的值',
  to: '换成',
  add: '添加标签',
  remove: '移除标签',
  show: '预览',
  counts: ({ creators, changing, same, formulas }) =>
    creators === 0
      ? '这些行里没有网红。'
      : `${[changing === 0 ? '没有改动' : `将改动 ${count(changing)} 位网红`, ...(same === 0 ? [] : [`${count(same)} 位保持不变`]), ...(formulas === 0 ? [] : [`${count(formulas)} 个公式不动`])].join('，')}。`,
  leftOut: ({ where }) => `${where}：无法确定是哪位网红或是什么值，或文字会过长，不计入。`,
  notUndoable: '内容太多，之后无法在这里撤销。放弃修改可以恢复为 CRM 的值。',
  example: ({ name, before, after }) => `${clip(name, 30)}：${clip(before, 60)} → ${clip(after, 60)}`,
  write: ({ n }) => `在表格中修改 ${count(n)} 位网红`,
  written: ({ cells, formulas }) =>
    `${cells === 0 ? '没有改动单元格。' : `已在表格中修改 ${count(cells)} 个单元格。按“同步”发送。`}${formulas === 0 ? '' : `${count(formulas)} 个公式保持不变。`}`,
  takeBack: '撤销',
  takenBack: ({ cells, edited }) => `${count(cells)} 个单元格已还原。${edited === 0 ? '' : `${count(edited)} 个之后又改过，保持不变。`}`,
};
