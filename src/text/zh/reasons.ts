// Chinese: why a row or field waits, and what to do.

import { isSet } from '../../fields/fields';
import type { ChangeableField, Reason } from '../../sync/model';
import { nounsIn } from '../columns';
import type { Words } from '../en';
import type { FixedReasons, Told } from '../en/reasons';
import { clip, count } from '../phrase';

const nouns = nounsIn('zh');

const fixed: FixedReasons = {
  'cannot-clear': ['不能清空', 'CRM 不能清空这一项。请输入其他值，或放弃这处修改。'],
  'looks-like-formula': ['看起来像公式', '文字以“=”开头，看起来像公式。请删掉“=”，或放弃这处修改。'],
  'not-an-email': ['不是邮箱地址', '这不是邮箱地址。请填写一个邮箱地址，或放弃这处修改。'],
  'not-a-link': ['不是链接', '这不是链接。请填写如“example.com/page”的地址，或放弃这处修改。'],
  'error-in-cell': ['单元格显示错误', '单元格显示错误。请修正公式，或直接输入值。'],
  'shortened-number': ['数字不完整', '单元格没有显示这个数字的全部位数。请先把单元格格式设为纯文本，再重新输入。'],
  'changes-by-itself': [
    '值会自行变化',
    '此公式或它引用的单元格每次计算都会得出不同的值，或无法判断是否如此。请直接输入值，或放弃这处修改。',
  ],
  'shows-a-name': ['显示的是名称，不是地址', '单元格显示的是名称，读不到它的地址。请直接输入地址，或放弃这处修改。'],
  'not-shown-by-crm': ['CRM 未显示此项', 'CRM 没有显示这里的内容，无法比较。请先刷新，再点“同步”。'],
  'needs-existing': ['需要合作状态或标签', '新网红需要先有合作状态或标签。请在这一行填写一项，然后点“同步”。'],
  'exists-already': ['CRM 中已有', '这位网红已在 CRM 中。请先刷新查看其内容，再修改。'],
  'edited-here': ['有更新的修改', '单元格里有尚未发送的修改。请先发送或放弃它，再撤销。'],
  'stays-created': ['留在 CRM 中', '这位网红是那次同步加入 CRM 的，会留在那里。如不需要，可以将其归档。'],
  'mixed-up-row': ['行内容错位', '这一行的单元格属于不同的网红，可能只对部分列做了排序或粘贴。请撤销该操作，或修复这一行。'],
  'unknown-id': ['此工作表没有记录', '此工作表没有这一行的记录：可能是粘贴来的，或记录已丢失。请刷新以重新读取；您的修改会保留。'],
  'id-cleared': ['缺少 creator_id', '这一行隐藏的 creator_id 被清空了。请修复这一行以恢复它。'],
  'column-sorted-alone': ['某一列被单独排序', '有的列被单独排序，值对应到了错误的网红。请撤销排序，或把单元格放回原处。'],
  gone: ['CRM 中已不存在', '这位网红已不在 CRM 中，所以不会发送。您的行保持不变。如果又被加入 CRM，请刷新。'],
  'not-in-crm': ['尚未加入 CRM', '这位网红还不在 CRM 中。请先发送这一行。'],
  archived: ['已在 CRM 中归档', '这位网红已在 CRM 中归档，所以相关修改不会发送。请先恢复，再点“同步”。'],
};

const valued = (text: string): string => (text === '' ? '空白' : `“${clip(text, 60)}”`);

export const reason: Words['reason'] = (why, field, splits = false) => {
  const [short, sentence] = tell(why, field, splits);
  return { short, sentence };
};

function tell(why: Reason, field: ChangeableField | null, splits: boolean): Told {
  const noun = field === null ? '名称' : nouns[field];
  switch (why.why) {
    case 'unknown-name':
      return [`未知${noun}“${clip(why.name, 20)}”`, unknownName(field, why.name, why.near, splits)];
    case 'ambiguous-name':
      return [`“${clip(why.name, 20)}”有多个`, `CRM 中有多个${noun}都叫“${why.name}”。请在 CRM 中给其中一个改名，然后刷新列表。`];
    case 'merged-cells':
      return ['合并单元格', `单元格 ${why.cells} 已合并，因此这一格读作空白。请取消合并（格式 ▸ 合并单元格 ▸ 取消合并），然后刷新。`];
    case 'too-long':
      return ['文字太长', `文字太长，请缩短到 ${count(why.limit)} 个字符以内。`];
    case 'rows-disagree':
      return [
        '多行不一致',
        `这位网红的多行被改成了不同的值：${why.rows.map(({ row, text }) => `第 ${row} 行“${clip(text, 40)}”`).join('，')}。请选择以哪一行为准；选择之前不会发送。`,
      ];
    case 'changed-since':
      return ['之后被改动', `那次同步把${noun}改成了${valued(why.mine)}，之后又被改成${valued(why.theirs)}，所以不会撤销。`];
    case 'refused-by-crm':
      return ['CRM 不会接受', refusedByCrm(why.summary, why.isNew === true)];
    default:
      return fixed[why.why];
  }
}

function unknownName(field: ChangeableField | null, name: string, near: readonly string[], splits: boolean): string {
  const noun = field === null ? '名称' : nouns[field];
  const nearest = near[0];
  const meant = nearest === undefined ? '' : `是不是“${nearest}”？`;
  const correct = splits ? '请把它拆成多个标签，修正单元格' : '请修正单元格';
  const create = field !== null && isSet(field) ? '新建此标签' : '在 CRM 中新建后刷新列表';
  return `CRM 中没有${noun}“${name}”。${meant}${correct}，或${create}。`;
}

function refusedByCrm(summary: string, isNew: boolean): string {
  const says = summary === '' ? '' : `CRM 的说明：“${clip(summary, 200)}”`;
  const fix = isNew
    ? 'CRM 不会添加这位网红。请删除这一行，或修正 ID 或此值，然后再检查一次。'
    : 'CRM 不会接受此值。请修正单元格，然后再检查一次。';
  return `${fix}${says}`;
}
