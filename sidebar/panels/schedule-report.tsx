// The state of scheduled refresh: when it is next due, what it did last, and what Google has to allow.

import type { ScheduleLook, TabNews } from '../../src/rpc/schedule';
import { Banner, NewWindow, PlainList } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { useWords } from '../components/words-context';

interface Of {
  readonly look: ScheduleLook;
}

export function Standing({ look }: Of) {
  const { schedule: t } = useWords().panels;
  const { on, nextAt, going, gaveWay, silentSince, unreadable } = look;
  if (unreadable !== null) return <Banner tone="warn">{t[unreadable]}</Banner>;
  if (on === null) return <p>{t.off}</p>;
  return (
    <>
      <Banner tone="good">{going === null ? t.next({ time: nextAt }) : t.going(going)}</Banner>
      {gaveWay === null ? null : <Banner tone="info">{t.gaveWay({ time: gaveWay })}</Banner>}
      {silentSince === null ? null : <Banner tone="warn">{t.silent({ time: silentSince })}</Banner>}
    </>
  );
}

export function LastTime({ look: { last } }: Of) {
  const { schedule: t } = useWords().panels;
  if (last === null) return null;
  const told = last.tabs.filter(hasNews);
  return (
    <section>
      <h3>{t.last({ time: last.began })}</h3>
      {told.length === 0 ? <p>{t.nothingNew}</p> : told.map((news) => <OfTab key={news.tab} news={news} />)}
      {last.mail === null ? null : <p class="faint">{t.mailed[last.mail]}</p>}
    </section>
  );
}

const hasNews = ({ changed, added, left, incomplete, edits, waiting, due, problem }: TabNews): boolean =>
  changed + added + left + edits + waiting + (due?.n ?? 0) > 0 || incomplete || problem !== null;

function OfTab({ news }: { readonly news: TabNews }) {
  const { history } = useWords();
  return (
    <>
      <p>
        <strong>{news.name}</strong>
      </p>
      {news.problem === null ? <PlainList lines={history.byItself.lines(news)} /> : <ProblemBanner problem={news.problem} />}
    </>
  );
}

/** What has to be allowed before it can be turned on. */
export function MayRun({ look, mail }: Of & { readonly mail: boolean }) {
  const { allow } = useWords().panels.schedule;
  const missing = [...(look.timer.allowed ? [] : (['timer'] as const)), ...(mail && !look.mail.allowed ? (['mail'] as const) : [])];
  return (
    <>
      {missing.map((what) => (
        <Banner key={what} tone="warn">
          <p>{allow[what]}</p>
          {look[what].url === null ? <p>{allow.noLink}</p> : <NewWindow url={look[what].url}>{allow.link}</NewWindow>}
        </Banner>
      ))}
    </>
  );
}
