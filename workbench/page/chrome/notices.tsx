// Toasts and problems.

import { useEffect } from 'preact/hooks';
import type { Notice } from '../model/state';
import type { Session } from '../session';
import { usePicked } from './watch';

export function Notices({ session }: { session: Session }) {
  const notices = usePicked(session, (state) => state.notices);
  return (
    <div class="notices" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.key} session={session} notice={notice} />
      ))}
    </div>
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
