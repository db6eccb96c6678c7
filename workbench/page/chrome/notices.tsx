// Toasts, problems and the add-on's alerts.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Alert, Notice } from '../model/state';
import type { Session } from '../session';
import { keepFocusInside } from './filter-menu';
import { usePicked } from './watch';

export function Notices({ session }: { session: Session }) {
  const notices = usePicked(session, (state) => state.notices);
  const alerts = usePicked(session, (state) => state.alerts);
  const alert = alerts[0];
  return (
    <>
      <div class="notices" aria-live="polite">
        {notices.map((notice) => (
          <NoticeCard key={notice.key} session={session} notice={notice} />
        ))}
      </div>
      {alert && <AlertDialog key={alert.id} session={session} alert={alert} />}
    </>
  );
}

function NoticeCard({ session, notice }: { session: Session; notice: Notice }) {
  const close = () => session.store.change({ notices: session.state.notices.filter(({ key }) => key !== notice.key) });
  useEffect(() => {
    if (notice.seconds <= 0) return undefined;
    const timer = setTimeout(close, notice.seconds * 1000);
    return () => clearTimeout(timer);
  }, [notice.key]);
  return (
    <div class={`notice ${notice.tone}`} role={notice.tone === 'problem' ? 'alert' : undefined}>
      <div class="notice-text">
        {notice.title && <strong>{notice.title}</strong>}
        <span>{notice.message}</span>
      </div>
      <button type="button" class="icon-button" aria-label="Close message" onClick={close}>
        ×
      </button>
    </div>
  );
}

/** The script waits for the answer; Escape and the close button answer without a choice. */
function AlertDialog({ session, alert }: { session: Session; alert: Alert }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLButtonElement>('.button')?.focus(), []);
  const answer = (button: string | null) => {
    session.store.change({ alerts: session.state.alerts.filter(({ id }) => id !== alert.id) });
    void session.link.answerAlert(alert.id, button).catch(() => session.report('The answer was lost', 'The local host did not answer.'));
    session.grid?.focus();
  };
  return (
    <div class="backdrop">
      <div
        ref={box}
        class="dialog alert"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="alert-title"
        aria-describedby="alert-message"
        onKeyDown={(event) => {
          if (event.key === 'Escape') answer(null);
          else if (event.key === 'Tab') keepFocusInside(event, box.current);
        }}
      >
        <div class="panel-title">
          <h2 id="alert-title">{alert.title || 'Message'}</h2>
          <button type="button" class="icon-button" aria-label="Close message" onClick={() => answer(null)}>
            ×
          </button>
        </div>
        <p id="alert-message" class="alert-message">
          {alert.message}
        </p>
        <div class="popup-buttons">
          {alert.buttons.map((button, index) => (
            <button key={button} type="button" class={index === 0 ? 'button primary' : 'button'} onClick={() => answer(button)}>
              {buttonCaption(button)}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** `YES` -> `Yes`, `OK` stays. */
const buttonCaption = (name: string): string => (name === 'OK' ? name : name.charAt(0) + name.slice(1).toLowerCase());
