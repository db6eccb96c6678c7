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
  /** Every heading says that this is a practice. */
  readonly practice: boolean;
}

export const speechIn = (language: Language, now: string | null, practice = false): Speech => ({
  language,
  words: pageWords(language),
  now,
  practice,
});

const SpeechContext = createContext<Speech>(speechIn('en', null));

export const SpeechProvider = SpeechContext.Provider;

export const useWords = (): PageWords => useContext(SpeechContext).words;

/** A heading as it stands, or marked as one of a practice. */
export function useMarked(title: string): string {
  const { practice, words } = useContext(SpeechContext);
  return practice ? words.practising.marked({ title }) : title;
}

/** Tells a time (ISO 8601) as people read it. */
export function useClock(): (iso: string) => string {
  const { language, now } = useContext(SpeechContext);
  return (iso) => clockTime(iso, now ?? iso, language);
}

export const useLanguage = (): Language => useContext(SpeechContext).language;
