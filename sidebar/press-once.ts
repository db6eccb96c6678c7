// A double click is one press: its second half reaches only the control of its first.

const CONTROLS = 'button, a, summary, input, select, textarea';

interface Pressed {
  readonly control: Element;
  /** What it said: a new state may reuse the same element for another action. */
  readonly says: string | null;
}

/**
 * People double-click buttons out of habit. The first press often brings another state, and what then happens to lie under the pointer was
 * never meant: it isn't pressed, and no text is selected. Pressing one control several times in a row, such as a heading to sort by, counts
 * each time.
 */
export function pressOnce(page: Document): void {
  let first: Pressed | null = null;
  const isStray = ({ detail, target }: MouseEvent): boolean => {
    if (detail < 2 || first === null) return false;
    const now = pressedAt(target);
    return now?.control !== first.control || now.says !== first.says;
  };
  page.addEventListener(
    'mousedown',
    (event) => {
      if (event.detail < 2) first = pressedAt(event.target);
      // Otherwise the browser would select the text around the pointer, or move the focus.
      else if (isStray(event)) event.preventDefault();
    },
    true,
  );
  page.addEventListener(
    'click',
    (event) => {
      if (!isStray(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

function pressedAt(target: EventTarget | null): Pressed | null {
  const control = target instanceof Element ? target.closest(CONTROLS) : null;
  return control && { control, says: control.textContent };
}
