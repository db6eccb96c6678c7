// Chinese sentences of the review dialog.

import type { PageWords } from '../pages-en';
import { count } from '../phrase';

type Review = PageWords['review'];

const filter: Review['filter'] = {
  title: '显示',
  changes: '全部',
  created: 'CRM 新增',
  clears: '移除',
  surprising: '值得留意',
  needsYou: '需要您处理',
  search: '搜索网红',
  owner: '负责人',
  everyOwner: '所有负责人',
  noOwner: '没有负责人',
  column: '列',
  everyColumn: '所有列',
  grouped: '相同的修改合并为一行',
  shown: ({ n, of }) => (n === of ? `${count(n)} 处修改` : `${count(of)} 处修改中的 ${count(n)} 处`),
};

const table: Review['table'] = {
  changes: '修改',
  tick: '发送',
  tickAll: '勾选列表中的全部',
  tickOne: ({ creator, field }) => `发送 ${creator} 的${field}`,
  creator: '网红',
  owner: '负责人',
  column: '列',
  before: 'CRM 当前值',
  after: '修改后',
  note: '说明',
  isNew: '将新增到 CRM',
  surprise: {
    'new-value': '此列中的新值',
    shared: '与另一位网红相同',
    'changed-meanwhile': '上次刷新后在 CRM 中有变动',
  },
  group: ({ n }) => `${count(n)} 位网红`,
  tickGroup: ({ n, field }) => `发送 ${count(n)} 位网红的${field}`,
  hidden: '被筛选隐藏',
  added: ({ name }) => `添加 ${name}`,
  removed: ({ name }) => `去掉 ${name}`,
  noLabels: '（没有标签）',
  goToCell: ({ creator }) => `转到表格中的 ${creator}`,
  nothingHere: '没有符合的修改。',
  nothingToSend: {
    none: () => '目前没有可发送的修改。',
    undone: () => '那次同步目前没有可撤销的内容。',
    undecided: () => '请先选择保留哪个值，然后即可发送。',
    taken: ({ n }) => `没有可发送的内容。${count(n)} 个单元格将采用 CRM 的值。`,
  },
  page: ({ from, to, of }) => `第 ${count(from)}–${count(to)} 处，共 ${count(of)} 处`,
  pages: '列表分页',
  previous: '上一页',
  next: '下一页',
};

const clears: Review['clears'] = {
  title: ({ n }) => `${count(n)} 处修改会去掉内容`,
  what: '清空的值和去掉的标签，只有勾选后才会发送。',
  takenBack: '那次同步之前为空白、或没有这些标签的，会恢复原样。',
  tickAll: ({ n }) => `勾选全部 ${count(n)} 处`,
  untickAll: '全部取消勾选',
  keepLabels: '同时保留原有标签',
  keepsLabels: '因覆盖单元格而去掉的标签会保留；清空的单元格保持为空。',
  nothingRemoved: '不会去掉任何内容，原有标签会保留。',
  removeLabels: '仍然去掉原有标签',
  labelsOverwritten: ({ n }) => `其中 ${count(n)} 个是因为覆盖，其余是因为清空；清空的单元格保持为空。`,
  labelsRemoved: ({ n }) => `一共会去掉 ${count(n)} 个标签。`,
};

const conflicts: Review['conflicts'] = {
  title: ({ n }) => `${count(n)} 个值在这里和 CRM 中都有改动`,
  was: '之前',
  mine: '您的',
  theirs: 'CRM 的',
  answer: {
    mine: '用我的',
    theirs: '用 CRM 的',
    both: '两者都保留',
    later: '暂不发送',
  },
  allMine: '全部用我的',
  allTheirs: '全部用 CRM 的',
  legend: ({ creator, field }) => `${creator} 的${field}`,
  save: ({ n }) => `应用 ${count(n)} 个决定`,
  saveHint: '随后修改列表会更新。还不会发送任何内容。',
};

const waiting: Review['waiting'] = {
  title: ({ rows }) => `${count(rows)} 行需要修正`,
  what: '这些单元格修正并再次检查后才会纳入。',
  leftOut: ({ rows }) => `${count(rows)} 行未纳入`,
  leftOutWhat: '每一行都注明了原因。',
  repaired: ({ rows }) => `已修复 ${count(rows)} 行。再检查一次即可纳入。`,
  checkAgain: '再检查一次',
  thenChecked: '之后会重新检查修改。修改还没有发送。',
  where: ({ creator, rows }) => (creator ? `${creator} · ${rows}` : rows),
  cell: ({ text }) => `单元格内容是“${text}”。`,
};

const counts: Review['counts'] = {
  allAgree: ({ alone }) => (alone === 0 ? 'CRM 检查通过' : `CRM 检查通过。${whenSent(alone)}`),
  nonePreviewed: ({ alone }) => whenSent(alone),
  refused: 'CRM 不会接受其中一部分。这些列在下面，其余可以发送。',
  notSaid: 'CRM 未提供它统计的网红数。',
  differs: 'CRM 的统计与我们不一致，发送前请查看。',
  nth: ({ n }) => `第 ${count(n)} 次请求：`,
  part: ({ existing, creatable, refused }) =>
    `${said(existing, creatable)}，与我们的统计一致${refused === 0 ? '' : `；其中 ${count(refused)} 位未被接受`}。`,
  partDiffers: ({ existing, creatable, ourExisting, ourCreatable }) =>
    `CRM 统计为${said(existing, creatable)}；我们统计为${said(ourExisting, ourCreatable)}。`,
  partSilent: ({ ours }) => `${count(ours)} 位网红；CRM 未提供统计。`,
  withoutPreview: ({ n }) => `${count(n)} 处修改逐一发送。CRM 无法提前检查，我们已检查过；发送时 CRM 仍可能拒绝。`,
};

const whenSent = (n: number): string => `有 ${count(n)} 处修改要到发送时才由 CRM 检查。`;

function said(existing: number | null, creatable: number | null): string {
  const parts = [existing === null ? '' : `CRM 中已有 ${count(existing)} 位`, creatable ? `新增 ${count(creatable)} 位` : ''];
  return parts.filter(Boolean).join('、');
}

const foot: Review['foot'] = {
  hidden: ({ rows }) =>
    rows === null ? '这次同步的行太多，无法逐行查看；其中可能有行在表格里是隐藏的。' : `这次同步中有 ${count(rows)} 行在表格里是隐藏的。`,
  newStay: ({ n }) => `${count(n)} 位新网红会留在 CRM 中，撤销也不会移除。`,
  cannotUndo: ({ n }) => `${count(n)} 处修改之后无法撤销。`,
  takenIn: ({ n }) => `${count(n)} 个单元格只在 CRM 中有变动；表格会显示新值。`,
  cost: ({ requests, seconds, atMost }) => `${atMost ? '最多 ' : ''}${count(requests)} 次请求，约 ${seconds}`,
  unticked: ({ n }) => `${count(n)} 处未勾选的修改会留在表格中。`,
  typedConfirmation: {
    many: ({ number, field }) => `这会改动许多行的${field}。请输入 ${number} 再发送。`,
    clears: ({ number, field }) => `这会清空许多值（${field}）。请输入 ${number} 再发送。`,
    archives: ({ number }) => `这会归档许多网红。请输入 ${number} 再发送。`,
  },
  confirmationWrong: ({ number }) => `请准确输入 ${number}。`,
  tryFirst: ({ n }) => `先试 ${count(n)} 处`,
  send: ({ changes, creators }) => `发送 ${count(changes)} 处修改，涉及 ${count(creators)} 位网红`,
  takeBack: ({ changes }) => `撤销 ${count(changes)} 处修改`,
  archive: ({ creators }) => `归档 ${count(creators)} 位网红`,
  restore: ({ creators }) => `恢复 ${count(creators)} 位网红`,
  applyRemote: ({ n }) => `从 CRM 更新 ${count(n)} 个单元格`,
  outOfSight: ({ text, n }) => `${text}（其中 ${count(n)} 处不在当前列表中）`,
  sendNothing: '未勾选任何修改',
  sending: '请稍候…',
};

const state: Review['state'] = {
  title: '发送前核对',
  undoTitle: ({ time }) => `撤销 ${time} 的同步`,
  archiveTitle: '在 CRM 中归档',
  archiveWhat: '归档的网红不再出现在 CRM 的列表中。不会删除任何内容，您的行会保留，之后可以恢复。',
  restoreTitle: '在 CRM 中恢复',
  restoreWhat: '恢复的网红会重新出现在 CRM 的列表中。',
  of: ({ tab }) => `工作表“${tab}”`,
  loading: '正在读取修改…',
  checking: ({ done, total }) => `正在向 CRM 查询：${count(done)} / ${count(total)}。还没有发送任何内容。`,
  nothingTitle: '0 处修改',
  nothing: '没有可发送的。可以关闭此窗口。',
  cancelled: '已取消。没有发送任何内容，您的修改保留在表格中。',
  confirmed: '已确认。接下来由面板发送，可以关闭此窗口。',
  noRun: '没有要核对的内容。请在面板点“同步”。',
};

export const review: Review = { filter, table, clears, conflicts, waiting, counts, foot, state };
