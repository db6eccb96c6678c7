// Reports what the timer did: as a block in the Changes tab, and as a mail if the person wants one. Without news, nothing is reported.

import type { BackgroundEnd } from '../../rpc/background';
import type { Problem } from '../../rpc/problems';
import type { MailOutcome, TabNews } from '../../rpc/schedule';
import { words } from '../../text/words';
import type { Context } from '../context';
import { cellWords } from '../tab/cell-words';
import { logByItself } from '../tab/change-log';
import { isNews } from './news';
import type { Schedule } from './settings';

/** Returns the outcome of the mail; null = none was wanted, or there was nothing to report. A failure here fails nothing else. */
export function tell(
  ctx: Context,
  { mail, language }: Schedule,
  news: readonly TabNews[],
  before: readonly TabNews[],
  troubleOf: (thrown: unknown) => Problem | null,
): MailOutcome | null {
  const fresh = news.filter((one) =>
    isNews(
      one,
      before.find(({ tab }) => tab === one.tab),
    ),
  );
  if (fresh.length === 0) return null;
  const { byItself } = cellWords(ctx).history;
  log(
    ctx,
    fresh.flatMap((one) => byItself.lines(one).map((line) => ({ tab: one.name, line }))),
    troubleOf,
  );
  if (!mail) return null;
  const t = words(language).history.byItself;
  const text = fresh.map((one) => [one.name, ...t.lines(one).map((line) => `  ${line}`)].join('\n'));
  return sendMail(ctx, t.subject({ tabs: fresh.map(({ name }) => name) }), [...text, t.foot(addressOf(ctx))]);
}

/** The outcome of a handed-over run: a line in the Changes tab, and a mail if the person chose mails. The panel shows it in any case. */
export function tellSent(
  ctx: Context,
  schedule: Schedule | null,
  tab: string,
  end: BackgroundEnd,
  troubleOf: (thrown: unknown) => Problem | null,
): void {
  log(ctx, [{ tab, line: cellWords(ctx).history.byItself.sent(end) }], troubleOf);
  if (schedule?.mail !== true) return;
  const t = words(schedule.language).history.byItself;
  sendMail(ctx, t.subjectSent({ tab }), [`${tab}\n  ${t.sent(end)}`, t.foot(addressOf(ctx))]);
}

function log(ctx: Context, lines: Parameters<typeof logByItself>[2], troubleOf: (thrown: unknown) => Problem | null): void {
  try {
    logByItself(ctx, ctx.person.name, lines);
  } catch (thrown) {
    // What Google has no room or time for is still shown in the panel.
    if (troubleOf(thrown) === null) throw thrown;
  }
}

function sendMail(ctx: Context, subject: string, text: readonly string[]): MailOutcome {
  if (!ctx.mail.permission().allowed) return 'not-allowed';
  try {
    if (ctx.mail.left() <= 0) return 'used-up';
    ctx.mail.send(subject, text.join('\n\n'));
    return 'sent';
  } catch {
    return 'refused';
  }
}

/** Google's address of a spreadsheet. */
const addressOf = ({ book }: Context) => ({ url: `https://docs.google.com/spreadsheets/d/${book.id}` });
