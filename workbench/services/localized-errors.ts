// The platform's errors in the person's language. Google's wording is known in English only, so every other language gets the
// English text in letters that no English pattern matches: pseudolocalization, which reveals code that relies on English texts.

const LETTERS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  y: 'ý',
};

/** What is never translated: addresses, names of services and methods, words in capitals, quoted text. */
const KEPT = /"[^"]*"|\([^)]*\)|[\w:]+(?:[./]\w+)+\S*|\b[A-Z]{2,}(?:_[A-Z]+)*\b/;

/** Messages of the stand-in itself are for its developers, and sentences in Chinese are already translated. */
const OURS = /the stand-in|\p{Script=Han}/iu;

export function localizedError(text: string, language: string): string {
  if (/^en(-|_|$)/i.test(language) || OURS.test(text)) return text;
  const pattern = new RegExp(`${KEPT.source}|[aeiouyAEIOU]`, 'g');
  return text.replace(pattern, (found) => (found.length === 1 ? (LETTERS[found] ?? found) : found));
}
