// Hands the words of the person's language to whatever shows them.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../src/rpc/shapes';
import type { Words } from '../../src/text/en';
import { words } from '../../src/text/words';

export interface Speech {
  readonly language: Language;
  readonly words: Words;
}

export const speechIn = (language: Language): Speech => ({ language, words: words(language) });

const SpeechContext = createContext<Speech>(speechIn('en'));

export const SpeechProvider = SpeechContext.Provider;

export const useWords = (): Words => useContext(SpeechContext).words;

export const useLanguage = (): Language => useContext(SpeechContext).language;
