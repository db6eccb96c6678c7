// Telling what a refresh by itself brought: as a block in the tab of all changes, and as a mail to the person who wants one. Where there is nothing new, nothing is told.

import type { Problem } from '../../rpc/problems';
import type { MailOutcome, TabNews } from '../../rpc/schedule';
import { words } from '../../text/words';
import type { Context } from '../context';
import { cellWords } from '../tab/cell-words';
import { logByItself } from '../tab/change-log';
import { isNews } from './news';
import type { Schedule } from './settings';

/** Answers what became of the mail; null = none was wanted, or there was nothing to tell. What fails here fails nothing else. */
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
  try {
    logByItself(
      ctx,
      ctx.person.name,
      fresh.flatMap((one) => byItself.lines(one).map((line) => ({ tab: one.name, line }))),
    );
  } catch (thrown) {
    // What Google has no room for, or no time, is in the panel all the same.
    if (troubleOf(thrown) === null) throw thrown;
  }
  return mail ? sendMail(ctx, words(language).history.byItself, fresh) : null;
}

function sendMail(ctx: Context, t: ReturnType<typeof words>['history']['byItself'], news: readonly TabNews[]): MailOutcome {
  if (!ctx.mail.permission().allowed) return 'not-allowed';
  try {
    if (ctx.mail.left() <= 0) return 'used-up';
    const text = [...news.map((one) => [one.name, ...t.lines(one).map((line) => `  ${line}`)].join('\n')), t.foot(addressOf(ctx))];
    ctx.mail.send(t.subject({ tabs: news.map(({ name }) => name) }), text.join('\n\n'));
    return 'sent';
  } catch {
    return 'refused';
  }
}

/** Google's own address of a spreadsheet. */
const addressOf = ({ book }: Context) => ({ url: `https://docs.google.com/spreadsheets/d/${book.id}` });
