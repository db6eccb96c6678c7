// Keeps keyboard focus in the page: if the focused control disappears, focus goes to the heading of what replaced it, or the nearest one.

/** Headings announce where one is, and send nothing when Enter is pressed twice. */
const HEADINGS = 'h1, h2, h3, summary';

/**
 * A pressed button often disappears along with what it did. Only such a loss is repaired: a person typing in the sheet is never disturbed,
 * nor is one who has not used the page yet.
 */
export function keepFocus(root: HTMLElement): void {
  let around: readonly Element[] = [];
  root.addEventListener('focusin', ({ target }) => {
    around = target instanceof Element ? outwards(target) : [];
  });
  new MutationObserver((changes) => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (around[0] === undefined || around[0].isConnected || !isLost || !document.hasFocus()) return;
    const heading = headingOfNew(changes) ?? headingAround(around);
    if (heading === undefined) return;
    if (heading.localName !== 'summary') heading.tabIndex = -1;
    heading.focus();
  }).observe(root, { childList: true, subtree: true });
}

/** A new state brings its own heading. */
function headingOfNew(changes: readonly MutationRecord[]): HTMLElement | undefined {
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
  const headings = added.flatMap((node) => (node instanceof Element ? [...node.querySelectorAll<HTMLElement>('h1, h2')] : []));
  return headings.find(({ isConnected }) => isConnected);
}

function headingAround(around: readonly Element[]): HTMLElement | undefined {
  const place = around.find((element) => element.isConnected && element.querySelector(HEADINGS) !== null);
  return place?.querySelector<HTMLElement>(HEADINGS) ?? undefined;
}

/** The element and all its ancestors, from the inside out. */
function outwards(element: Element): readonly Element[] {
  const out: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) out.push(at);
  return out;
}
