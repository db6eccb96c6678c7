// Provides the words of the person's language to whatever shows them.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../src/rpc/shapes';
import { pageWords } from '../../src/text/page-words';
import type { PageWords } from '../../src/text/pages-en';
import { clockTime } from '../times';

interface Speech {
  readonly language: Language;
  readonly words: PageWords;
  /** Decides which times count as today's; null while unknown. */
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

/** A heading as it is, or marked as part of a practice. */
export function useMarked(title: string): string {
  const { practice, words } = useContext(SpeechContext);
  return practice ? words.practicing.marked({ title }) : title;
}

/** Formats a time (ISO 8601) as people read it. */
export function useClock(): (iso: string) => string {
  const { language, now } = useContext(SpeechContext);
  return (iso) => clockTime(iso, now ?? iso, language);
}

export const useLanguage = (): Language => useContext(SpeechContext).language;
