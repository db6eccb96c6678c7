// The choice as it is sent to the CRM, for copying, and for replacing with a pasted one.

import { useEffect, useRef, useState } from 'preact/hooks';
import { QuietButton } from '../components/button';
import { Field, Fold } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Act } from '../machine/model';

interface ChoiceTextProps {
  /** null while unknown. */
  readonly text: string | null;
  readonly act: (act: Act) => void;
}

export function ChoiceText({ text, act }: ChoiceTextProps) {
  const { sidebar, common } = useWords();
  const { choose } = sidebar;
  const area = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(text ?? '');
  const [copied, setCopied] = useState<boolean | null>(null);
  const shown = useRef(text ?? '');
  useEffect(() => {
    const before = shown.current;
    // What somebody has pasted meanwhile stays.
    if (text !== null) setWritten((now) => (now === before ? text : now));
    shown.current = text ?? before;
    setCopied(null);
  }, [text]);
  const changed = written.trim() !== '' && written !== text;
  return (
    <Fold title={common.technicalDetails}>
      <Field label={choose.text}>
        {(id) => (
          <textarea
            ref={area}
            id={id}
            rows={6}
            spellcheck={false}
            maxLength={20_000}
            value={written}
            onInput={(event) => setWritten(event.currentTarget.value)}
          />
        )}
      </Field>
      {text === null ? <p class="faint">{choose.textWait}</p> : null}
      <div class="links">
        <QuietButton onPress={() => setCopied(copyFrom(area.current))}>{choose.copy}</QuietButton>
        <QuietButton off={!changed} onPress={() => act({ type: 'useText', text: written })}>
          {choose.useText}
        </QuietButton>
      </div>
      <p class="faint" aria-live="polite">
        {copied === null ? '' : copied ? choose.copied : choose.copyByKey}
      </p>
    </Fold>
  );
}

/** The modern clipboard API is not allowed inside Google's frame; this one works right after a press. */
function copyFrom(area: HTMLTextAreaElement | null): boolean {
  area?.focus();
  area?.select();
  return document.execCommand('copy');
}
