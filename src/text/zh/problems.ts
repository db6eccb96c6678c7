// Chinese: what went wrong in a call, and what to do now.

import { eachOf } from '../../../contract/named';
import { FILTER_NAMES } from '../../fields/filters';
import type { Problem } from '../../rpc/problems';
import { isObjection, type Told } from '../en/objections';
import type { FixedProblems } from '../en/problems';
import { FILTER_WORDS } from '../filter-words';
import type { PageWords } from '../pages-en';
import { clip, said } from '../phrase';
import { common } from './common';
import { tellObjection } from './objections';

const fixed: FixedProblems = {
  'not-connected': ['尚未连接', '尚未连接', '请先连接您的 CRM。'],
  'other-account': ['另一个 CRM 账号', '其他 CRM 账号', '此文件是从另一个 CRM 账号导入的。请用该账号的密钥连接，或导入到新文件。'],
  'no-view': ['这里还没有内容', '尚未导入', '此工作表中没有来自 CRM 的网红。请选择要放在这里的网红。'],
  'no-tab': ['没有可用的工作表', '没有工作表', '请点开一个有单元格的工作表，然后重试。'],
  'columns-in-doubt': ['列不明确', '列不明确', '不清楚哪些列属于本插件。请恢复表头后重试。'],
  'filtered-here': [
    'CRM 不认识这些条件',
    '仅此工作表的条件',
    '此工作表的部分条件由插件自己筛选，CRM 会把其他网红也导出。请导出全部网红，或用“分享工作表…”。',
  ],
  'too-large': ['一次太多', '一次太多', '一次太多。请选少一些。'],
  busy: ['请稍候', '忙碌', '插件正在此文件中执行另一步操作。请几秒后再试。'],
  'newer-version': [
    '需要更新的版本',
    '需要更新的版本',
    '此文件用过更新版本的插件，当前版本无法读取其中保存的内容。请重新加载电子表格以获取新版本；没有任何修改。',
  ],
  'stale-review': ['查看之后又有变动', '期间有变动', '列出修改之后，表格或 CRM 又有变动。请再检查一次，查看最新的修改。'],
  'no-such-thing': ['已不存在', '已不存在', 'CRM 中已没有这一项。请重新查看列表。'],
  'other-rows-selected': ['选中的行变了', '选中的行变了', '现在选中的是其他行，因此没有改动任何内容。请重新查看列表。'],
  'stale-mutation': ['期间有变动', '期间有变动', '内容与刚才显示的已不相同。没有进行任何操作；请重新开始。'],
  'nothing-to-send': ['没有可发送的', '没有可发送的', '没有勾选任何修改。请至少勾选一项，或取消。'],
  'not-in-practice': ['练习中不可用', '练习中不可用', '这需要真实的 CRM，或会离开练习工作表。没有进行任何操作。'],
  'nothing-selected': ['没有选中网红', '没有选中网红', '请先在表格中选中网红所在的行，然后重试。'],
  'members-unknown': ['CRM 未提供分组成员', '成员未知', 'CRM 未提供此分组的成员，加入或移出都可能丢失其他成员。请改为新建分组。'],
  'all-in-group': ['已在分组里', '已在分组里', '选中的网红都已在此分组里。'],
  'none-in-group': ['不在分组里', '不在分组里', '选中的网红都不在此分组里。'],
  'nobody-to-mail': ['没有可加入的网红', '没有邮箱', '选中的网红没有邮箱，或已归档。请选择其他行，或勾选“包括…”。'],
  'nobody-in-crm': ['没有可加入的网红', '不在 CRM 中', '选中的网红都不在 CRM 中。请先用“同步”发送，或选择其他行。'],
  'bad-workbook': ['这不是工作簿', '不是工作簿', '该文件不是这里可以读取的工作簿（.xlsx）。请保存到电脑上打开。'],
  'workbook-too-large': ['工作簿太大', '太大', '该工作簿太大，无法放进这里的工作表。请保存到电脑上打开。'],
  'would-create': ['CRM 会新增网红', '会新增网红', 'CRM 会新增它还没有的网红。没有进行任何操作。请刷新此工作表后重试。'],
  'decisions-needed': ['请先决定', '请先决定', '有些修改会清空值或移除标签。请在“移除”中勾选确实要做的，或不发送这些。'],
  'bad-arguments': ['此页面已过时', '页面已过时', '此页面与插件不一致。请关闭后重新打开。'],
  'google-busy': ['Google 忙碌', 'Google 忙碌', 'Google 表格没有及时回应。没有丢失任何内容，请重试。'],
  'not-confirmed': [
    '与您确认的不一致',
    '与您确认的不一致',
    '这些修改不是您确认的那些：有人改动了插件的隐藏工作表。没有再发送任何内容。请重新开始并再次核对。',
  ],
  'file-full': [
    '此电子表格已满',
    '表格已满',
    'Google 不允许此电子表格再增加单元格。请删除不需要的工作表、空行或空列，或使用新文件，然后重试。',
  ],
  'cell-full': ['超出单元格上限', '超出单元格上限', '有一段文字超过了 Google 表格单元格的上限（50,000 个字符）。请缩短后重试。'],
  'memory-full': [
    '此文件没有空间保存设置',
    '没有空间保存设置',
    'Google 不再为插件在此文件中保存更多设置。已有内容会保留；更多网红请使用新文件。',
  ],
  'google-limit': [
    '已达 Google 当日上限',
    '已达 Google 当日上限',
    '您的账号今天在 Google 的用量已满。没有丢失任何内容；请明天继续，或请同事操作。',
  ],
  'google-permission': [
    '需要您在 Google 授权',
    '需要 Google 授权',
    'Google 尚未允许插件代您做这件事。请关闭面板，从菜单重新打开，并同意 Google 的授权请求。',
  ],
  'several-accounts': [
    '多个 Google 账号',
    '多个 Google 账号',
    '您登录了多个 Google 账号，Google 在这里混淆了它们。请在只登录一个账号的窗口（例如无痕窗口）中打开此文件。',
  ],
  internal: ['出了点问题', '插件出错', '插件出错了。没有重复发送任何内容。请关闭此页面后重新打开；如果再次出现，请连同技术详情一起反馈。'],
};

const filters: Readonly<Record<string, string>> = {
  ...eachOf(FILTER_NAMES, (name) => FILTER_WORDS[name].zh),
  platform: '平台',
  status: '合作状态',
  labels: '标签',
  owner: '负责人',
  group: '分组',
  archived: '只看已归档的网红',
  updatedSince: '修改时间不早于',
};

export const problem: PageWords['problem'] = (found) => {
  const [title, short, sentence] = tell(found);
  return { title, short, sentence };
};

/** The columns, cells, or tab that one of Google's problems is about. */
function placeOf({ words }: Problem): string {
  const [heading, cells, tab] = [said(words, 'heading'), said(words, 'cells'), said(words, 'tab')];
  const where = cells === '' ? '' : `（${cells}）`;
  if (heading !== '') return `“${clip(heading.split('\n').join(common.comma), 60)}”列${where}`;
  if (tab !== '') return `工作表“${clip(tab, 60)}”${where}`;
  return cells === '' ? '此工作表' : `单元格 ${cells} `;
}

const others = ({ words }: Problem): string => (Number(words?.others ?? 0) > 0 ? '其余内容已写入。' : '');

function tell(found: Problem): Told {
  const word = (name: string) => said(found.words, name);
  switch (found.kind) {
    case 'limit': {
      const seconds = Math.ceil(Number(found.words?.waitMs ?? 60_000) / 1000);
      return [
        '请稍候',
        'CRM 已达上限',
        `CRM 每分钟接受的请求有限${word('perMinute') ? `（${word('perMinute')} 次）` : ''}，请 ${seconds} 秒后再试。`,
      ];
    }
    case 'colleague-sends':
      return [
        '同事正在发送',
        '同事正在发送',
        `${word('who') ? `${word('who')} ` : '一位同事'}正在发送修改。您可以继续修改；对方发送完成后即可同步。`,
      ];
    case 'number-needed':
      return ['请输入数字', '需要数字', `这次改动很大。请输入${word('number') ? `数字 ${word('number')}` : '显示的数字'}再发送。`];
    case 'google-refused':
      return [
        'Google 拒绝了此操作',
        'Google 拒绝了此操作',
        `Google 表格拒绝了此操作${word('text') ? `：“${word('text')}”` : ''}。没有丢失任何内容。请重试；如仍出现，请联系文件所有者。`,
      ];
    case 'protected-cells':
      return [
        '受保护的单元格',
        '单元格受保护',
        `${placeOf(found)}受保护。请${word('who') || '此文件的所有者'}允许您修改（数据 ▸ 保护工作表和范围）。${others(found)}`,
      ];
    case 'merged-cells':
      return [
        '合并单元格妨碍操作',
        '合并单元格',
        `${placeOf(found)}已合并。请取消合并（格式 ▸ 合并单元格 ▸ 取消合并），然后重试。${others(found)}`,
      ];
    case 'table-in-the-way':
      return [
        'Google “表格”妨碍操作',
        'Google “表格”妨碍',
        `${placeOf(found)}属于 Google 的“表格”，不接受此操作。请在其菜单中还原为普通单元格，然后重试。${others(found)}`,
      ];
    case 'filter-ignored': {
      const filter = filters[word('filter')] ?? '此条件';
      const why =
        word('unsaid') === '' ? `CRM 发来了“${filter}”应当排除的网红，看来它不支持此条件。` : `CRM 没有提供条件“${filter}”所需的数据。`;
      return ['CRM 没有筛选', 'CRM 没有筛选', `${why}没有导入任何内容；请移除此条件再选。`];
    }
    case 'bad-query': {
      const key = clip(word('key'), 40);
      if (word('what') === 'unknown-key') return ['无法使用这组条件', '条件无法使用', `不能按“${key}”筛选网红。没有改动任何内容。`];
      if (word('what') === 'wrong-value') return ['无法使用这组条件', '条件无法使用', `无法读取“${key}”的值。没有改动任何内容。`];
      return ['无法使用这组条件', '条件无法使用', '这段内容不是筛选条件：必须以 { 开头、以 } 结尾。'];
    }
    default:
      return isObjection(found.kind) ? tellObjection(found.kind, found) : fixed[found.kind];
  }
}
