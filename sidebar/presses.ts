// A press is for the control on which it began: a double click counts once, and what moves meanwhile does not matter.

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
      if (isStray(event)) stop(event);
    },
    true,
  );
}

/** Pixels by which a hand moves while it presses; from further away, the release is not meant for the button. */
const STEADY = 10;

/**
 * An answer may arrive while a button is pressed, and what it brings moves the button away from under the pointer. The press still counts.
 * As everywhere, it's taken back by moving the pointer away before releasing it.
 */
export function holdPress(page: Document): void {
  let begun: { readonly button: Element; readonly x: number; readonly y: number } | null = null;
  const isTakenBack = ({ clientX, clientY }: MouseEvent): boolean =>
    begun !== null &&
    Math.hypot(clientX - begun.x, clientY - begun.y) > STEADY &&
    !begun.button.contains(page.elementFromPoint(clientX, clientY));
  page.addEventListener(
    'pointerdown',
    ({ button: which, target, pointerId, clientX: x, clientY: y }) => {
      const button = which === 0 && target instanceof Element ? target.closest('button, summary') : null;
      begun = button && { button, x, y };
      button?.setPointerCapture(pointerId);
    },
    true,
  );
  page.addEventListener(
    'click',
    (event) => {
      // A key that presses a button reports no count of clicks.
      if (event.detail > 0 && isTakenBack(event)) stop(event);
    },
    true,
  );
}

function stop(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function pressedAt(target: EventTarget | null): Pressed | null {
  const control = target instanceof Element ? target.closest(CONTROLS) : null;
  return control && { control, says: control.textContent };
}
