// What Google does not let this person write in the tab, and who has to allow it: said once, whatever was to be written there.

import { Banner } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Model } from '../machine/model';

export function RefusedNotes({ model }: { readonly model: Model }) {
  const { problem: say } = useWords();
  const sentences = [...new Set((model.server?.refused ?? []).map((problem) => say(problem).sentence))];
  if (sentences.length === 0) return null;
  return (
    <Banner tone="warn">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Banner>
  );
}
