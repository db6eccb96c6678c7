// Asks before something that cannot be undone.

import { Buttons, MainButton, QuietButton } from './button';

interface Asked {
  /** For screen readers, and where the focus goes when the pressed button is gone. */
  readonly title: string;
  readonly ask: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly no: string;
  readonly onNo: () => void;
}

export function Question({ title, ask, yes, onYes, no, onNo }: Asked) {
  return (
    <fieldset class="question">
      <legend class="unseen">
        <h2>{title}</h2>
      </legend>
      <p>{ask}</p>
      <Buttons>
        <MainButton tone="danger" onPress={onYes}>
          {yes}
        </MainButton>
        <QuietButton onPress={onNo}>{no}</QuietButton>
      </Buttons>
    </fieldset>
  );
}
