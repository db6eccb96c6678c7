// Chinese: what the CRM, or the way to it, said against something. The server writes it into the Sync column.

import type { Problem } from '../../rpc/problems';
import type { Words } from '../en';
import { isObjection, type ObjectionKind, type Told } from '../en/objections';
import { said } from '../phrase';

const fixed: Readonly<Record<Exclude<ObjectionKind, 'duplicate'>, Told>> = {
  'wrong-key': ['此密钥不能用', '密钥未被接受', 'CRM 没有接受此密钥。请从控制台重新复制，再连接一次。'],
  'no-permission': ['没有权限', '没有权限', '您的密钥没有在 CRM 中执行此操作的权限。请向账号所有者申请，或不发送这一项。'],
  'no-credit': ['额度已用完', '额度已用完', '您的 CRM 额度已用完。请在控制台充值后重试。'],
  'upstream-limit': ['CRM 已达上限', 'CRM 已达上限', 'CRM 背后的服务暂时不再接受请求。请等几分钟再试。'],
  refused: ['CRM 没有接受', '未被接受', 'CRM 没有接受此值。请修正单元格后重试。'],
  'not-found': ['CRM 中没有', 'CRM 中未找到', 'CRM 中已没有这一项。请刷新，查看现有内容。'],
  'not-ready': ['尚未就绪', '尚未就绪', 'CRM 仍在准备。请一分钟后再试。'],
  server: ['CRM 出现故障', 'CRM 故障', 'CRM 暂时无法回应。请一分钟后再试；不会重复发送。'],
  unreachable: ['没有连接', '没有连接', '没有连接。没有丢失任何内容。'],
  'not-json': ['回应的不是 CRM', 'CRM 没有回应', '您与 CRM 之间有其他东西代为回应，例如防火墙或维护页面。请稍后再试。'],
  'unknown-shape': ['看不懂 CRM 的回应', '回应无法识别', '插件无法识别 CRM 的回应，没有因此改动任何内容。请连同技术详情一起反馈。'],
};

export function tellObjection(kind: ObjectionKind, found: Problem): Told {
  if (kind !== 'duplicate') return fixed[kind];
  const name = said(found.words, 'name');
  return ['已经存在', '已经存在', `CRM 中已有${name ? `“${name}”` : '这一项'}。没有改动任何内容。`];
}

export const objection: Words['objection'] = (found) => {
  const [title, short, sentence] = tellObjection(isObjection(found.kind) ? found.kind : 'refused', found);
  return { title, short, sentence };
};
