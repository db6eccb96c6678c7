// Hands the words of the person's language to whatever shows them.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../src/rpc/shapes';
import { pageWords } from '../../src/text/page-words';
import type { PageWords } from '../../src/text/pages-en';
import { clockTime } from '../times';

interface Speech {
  readonly language: Language;
  readonly words: PageWords;
  /** What decides which times are today's; null while it is not known. */
  readonly now: string | null;
}

export const speechIn = (language: Language, now: string | null): Speech => ({ language, words: pageWords(language), now });

const SpeechContext = createContext<Speech>(speechIn('en', null));

export const SpeechProvider = SpeechContext.Provider;

export const useWords = (): PageWords => useContext(SpeechContext).words;

/** Tells a time (ISO 8601) as people read it. */
export function useClock(): (iso: string) => string {
  const { language, now } = useContext(SpeechContext);
  return (iso) => clockTime(iso, now ?? iso, language);
}

export const useLanguage = (): Language => useContext(SpeechContext).language;
