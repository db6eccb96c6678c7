// Chinese sentences of the sidebar from Sync on.

import type { PageWords } from '../pages-en';
import { clip, count } from '../phrase';

type Running = PageWords['running'];

const check: Running['check'] = {
  title: '正在向 CRM 核对',
  what: '正在向 CRM 查询现有内容。还没有发送任何内容。',
  progress: ({ done, total }) => `${count(done)} / ${count(total)}`,
  cancelled: '已取消。没有发送任何内容，您的修改会保留。',
  interruptedTitle: '检查中断了',
  interrupted: '没有发送任何内容。您的修改仍在单元格中。',
  interruptedOther: '没有发送任何内容。',
  goOn: '继续检查',
  leave: '暂不发送',
};

const reviewing: Running['reviewing'] = {
  title: '请核对修改',
  what: '核对窗口在等您。在那里点“发送”之前，不会发送任何内容。',
  moveWindow: '在那里点击网红可转到对应的单元格，修正后再检查一次。',
  reopen: '重新打开核对窗口',
  cancel: '取消这次同步',
};

const underwayText = (n: number): string => `${count(n)} 处已发送，正在核对`;

const send: Running['send'] = {
  title: ({ done, total }) => `正在发送 ${count(done)} / ${count(total)}`,
  starting: '正在开始',
  undoTitle: ({ done, total }) => `正在撤销 ${count(done)} / ${count(total)}`,
  secondsLeft: ({ seconds }) => `大约还需 ${seconds}。`,
  keepOpen: '请保持此面板打开；关闭后，其余修改会暂停发送。',
  background: '转到后台继续',
  pause: '暂停',
  pausing: '正在暂停…',
  underway: ({ n }) => `${underwayText(n)}。`,
  failedSoFar: ({ n }) => `目前有 ${count(n)} 处未被接受。`,
  unclearTitle: ({ n }) => `${count(n)} 处修改尚未确认`,
  unclear: ({ n }) => `还不知道 ${count(n)} 处修改是否送达：发送时连接中断。正在向 CRM 查询。`,
};

const background: Running['background'] = {
  title: '正在后台发送',
  what: '您可以关闭所有页面。Google 大约每小时运行一次插件，用您的密钥原样发送您确认过的内容。',
  tried: ({ time }) => `上次运行：${time}。`,
  stoppedBy: '停止原因（一小时内会重试）：',
  goOn: '改为在这里发送',
  takeBack: '停止后台发送',
  close: '知道了',
};

const stopped: Running['stopped'] = {
  pausedTitle: '已暂停',
  title: ({ time }) => `${time} 的同步中途停止`,
  readyTitle: '可以发送',
  ready: ({ total }) => `您已确认 ${count(total)} 处修改，还没有发送。`,
  undoTitle: ({ time }) => `${time} 的撤销中途停止`,
  undoReadyTitle: '可以撤销',
  undoReady: ({ total }) => `您已确认撤销 ${count(total)} 处修改，还没有开始。`,
  undoWhat: ({ applied, underway, left, total }) => {
    if (applied + underway === 0) return total === 1 ? '这处修改还没有撤销。' : `${count(total)} 处修改都还没有撤销。`;
    const known = [
      applied === 0 ? '' : `${count(applied)} 处已撤销`,
      underway === 0 ? '' : underwayText(underway),
      left === 0 ? '' : `${count(left)} 处未撤销`,
    ];
    return `${known.filter(Boolean).join('；')}。不会重复发送。`;
  },
  undoOthers: ({ left }) => `撤销其余 ${count(left)} 处`,
  undoAll: ({ left }) => `撤销 ${count(left)} 处修改`,
  what: ({ applied, underway, left, total }) => {
    if (applied + underway === 0) return total === 1 ? '这处修改还没有发送。' : `${count(total)} 处修改都还没有发送。`;
    const known = [
      applied === 0 ? '' : `${count(applied)} 处已写入 CRM`,
      underway === 0 ? '' : underwayText(underway),
      left === 0 ? '' : `${count(left)} 处未发送`,
    ];
    return `${known.filter(Boolean).join('；')}。不会重复发送。`;
  },
  by: ({ who }) => `由 ${who} 开始。`,
  takeOver: '在您亲自核对并确认之前，不会用您的密钥发送任何内容。',
  elsewhere: ({ tab }) => `这是工作表“${clip(tab, 40)}”的同步。`,
  unclear: ({ n }) => `${count(n)} 处修改可能已送达。再次发送之前会先向 CRM 查询。`,
  sendOthers: ({ left }) => `发送其余 ${count(left)} 处`,
  sendAll: ({ left }) => `发送 ${count(left)} 处修改`,
  settle: '向 CRM 查询',
  checkFirst: '先再检查一次',
  leave: '暂不发送',
  leaveOthers: '其余暂不发送',
  undoLeaveOthers: '其余保持不变',
};

const result: Running['result'] = {
  doneTitle: ({ n, archived, restored }) =>
    n > 0 && n === archived ? `已归档 ${count(n)} 位` : n > 0 && n === restored ? `已恢复 ${count(n)} 位` : `已发送 ${count(n)} 处`,
  done: ({ changes }) => `${count(changes)} 处修改已写入 CRM。`,
  nothingSentTitle: '没有发送',
  fromCrm: '单元格已更新为 CRM 的值。',
  undoneTitle: '已撤销',
  undone: ({ changes }) => `已在 CRM 中撤销 ${count(changes)} 处修改。`,
  undoPartlyTitle: ({ sent, notSent }) => `已撤销 ${count(sent)} 处，未撤销 ${count(notSent)} 处`,
  undoStay: '没有撤销的内容在 CRM 中保持不变。',
  redo: '取消这次撤销',
  creators: ({ updated, added, archived, restored }) => {
    const filed = [
      archived === 0 ? '' : `归档了 ${count(archived)} 位网红。`,
      restored === 0 ? '' : `恢复了 ${count(restored)} 位网红。`,
    ].filter(Boolean);
    if (updated + added === 0 && filed.length > 0) return filed.join('');
    const sent = [
      updated === 0 && added > 0 ? '' : `更新了 ${count(updated)} 位网红`,
      added === 0 ? '' : `添加了 ${count(added)} 位${updated === 0 ? '网红' : ''}`,
    ];
    return [`${sent.filter(Boolean).join('，')}。`, ...filed].join('');
  },
  sendOthers: ({ n }) => `核对并发送其余 ${count(n)} 处`,
  sendRest: { selected: '核对并发送所选行的其余修改', visible: '核对并发送可见行的其余修改' },
  editsLeft: ({ n, fixes }) =>
    `表格中还有 ${count(n)} 处尚未发送的修改${fixes === 0 ? '' : `，${fixes === n ? '需要修正' : `其中 ${count(fixes)} 处需要修正`}`}。`,
  readBack: ({ time }) => `已于 ${time} 与 CRM 核对。`,
  partlyTitle: ({ sent, notSent }) => `已发送 ${count(sent)} 处，未发送 ${count(notSent)} 处`,
  unreadableTitle: ({ applied, total }) => `共 ${count(total)} 处修改，已知送达 ${count(applied)} 处`,
  unreadable: '这次同步的一条记录已损坏，无法判断其余修改的结果。下次同步会与 CRM 核对。',
  stay: '您的修改仍在单元格中。',
  stayFiled: '这些网红没有变化。',
  outcome: {
    rejected: '未被接受',
    conflicted: '您打开核对窗口后，有人在 CRM 中改动了它',
    unknown: '不确定是否送达',
    moved: '这一行或网红与核对时不同',
  },
  reason: ({ why, said }) => (said === '' ? why : `${why}：${said}`),
  because: ({ n, fields, why }) => `${count(n)} 处：${fields}，${why}。`,
  showRows: ({ n }) => `显示这 ${count(n)} 行`,
  tryThese: '重试这些',
  showSent: ({ n }) => `在表格中查看这 ${count(n)} 位`,
  undo: '撤销这次同步',
  toTab: '在工作表中查看结果',
  toFile: '下载结果',
  fileReady: ({ rows }) => `文件已生成，共 ${count(rows)} 行。其中没有单元格会被当作公式。`,
  saveFile: ({ name }) => `保存“${name}”`,
};

const history: Running['history'] = {
  open: '同步记录',
  title: '同步记录',
  empty: '此文件还没有发送过内容。',
  nothingSent: '没有发送',
  sent: ({ n }) => `已发送 ${count(n)} 处修改`,
  notSent: ({ n }) => `未发送 ${count(n)} 处`,
  undone: ({ n }) => `撤销：已撤销 ${count(n)} 处修改`,
  notUndone: ({ n }) => `未撤销 ${count(n)} 处`,
  archives: '归档了网红',
  restores: '恢复了网红',
  show: '在工作表中查看结果',
  showNotSent: '显示未发送的行',
  tryThese: '重试这些',
  undo: '撤销…',
  undoHint: '撤销前会先显示将要改动的内容。您确认之前不会发送任何内容。',
  shown: '结果已放在新的工作表中。',
  changes: '变动记录',
  changesBegun: '从现在起，每次变动都会记入工作表“变动记录”：您发送的修改，以及刷新或同步时发现的 CRM 变动。',
  sinceLooked: '上次查看以来',
  sinceFriday: '周五以来',
  allChanges: '全部变动',
  changesShown: ({ lines, time, filtered }) =>
    `${time === null ? `已显示全部 ${count(lines)} 行。` : lines === 0 ? `${time} 以来没有变动。` : `${time} 以来共 ${count(lines)} 行。`}${filtered ? '' : '您在此表中的筛选不包括该列，因此仍显示所有行。'}`,
  changesHere: '每一行是一个值的变动：从此文件发送的，或在 CRM 中发生的。删除此工作表即停止记录。您的网红在其他工作表中。',
};

const colleague: Running['colleague'] = {
  title: ({ who }) => (who ? `${who} 正在发送` : '一位同事正在发送'),
  what: ({ changes, time }) => `从 ${time} 起，共 ${count(changes)} 处修改。`,
  youCanEdit: '您可以继续修改。对方发送完成后即可同步。',
  lookAgain: '刷新状态',
};

export const running: Running = { check, reviewing, send, background, stopped, result, history, colleague };
