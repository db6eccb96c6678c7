// What the add-on stored in the file and cannot read: damaged, or written by a newer version.

import { Banner } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Model } from '../machine/model';

export function UnreadableNotes({ model }: { readonly model: Model }) {
  const { unreadable: t } = useWords().sidebar;
  const found = model.server?.unreadable ?? [];
  if (found.length === 0) return null;
  const damaged = [...new Set(found.filter(({ why }) => why === 'damaged').map(({ what }) => what))];
  return (
    <Banner tone="warn" {...(damaged.length > 0 && { title: t.title })}>
      {damaged.map((what) => (
        <p key={what}>{t[what]}</p>
      ))}
      {found.some(({ why }) => why === 'newer') ? <p>{t.newer}</p> : null}
    </Banner>
  );
}

/** For a list that omits what it cannot read. */
export function LeftOut({ n }: { readonly n: number }) {
  const { unreadable: t } = useWords().sidebar;
  return n === 0 ? null : (
    <Banner tone="warn">
      <p>{t.inList({ n })}</p>
    </Banner>
  );
}
