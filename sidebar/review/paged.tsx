// A long list in pages: the page stays fast, and every row can be reached by keyboard.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';

/** Rows rendered at once: a few screens full, and rendered within one frame. */
const PAGE = 100;

interface PagedProps<T> {
  readonly rows: readonly T[];
  readonly children: (rows: readonly T[]) => ComponentChildren;
}

/** When rows disappear, the last existing page is shown. */
export function Paged<T>({ rows, children }: PagedProps<T>) {
  const { table } = useWords().review;
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const page = Math.min(wanted, last);
  const from = page * PAGE;
  const to = Math.min(rows.length, from + PAGE);
  return (
    <>
      {children(rows.slice(from, to))}
      {last === 0 ? null : (
        <nav class="pager" aria-label={table.pages}>
          <QuietButton off={page === 0} onPress={() => setPage(page - 1)}>
            {table.previous}
          </QuietButton>
          <span>{table.page({ from: from + 1, to, of: rows.length })}</span>
          <QuietButton off={page === last} onPress={() => setPage(page + 1)}>
            {table.next}
          </QuietButton>
        </nav>
      )}
    </>
  );
}
