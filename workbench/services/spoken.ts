// The platform's errors in the person's language. How Google words them is known in English only, so every other language gets the
// English text in letters that no English pattern fits, as it is done to find texts that a program takes for English.

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

/** What is never translated: addresses, names of services and methods, words in capitals, what stands in quotes. */
const KEPT = /"[^"]*"|\([^)]*\)|[\w:]+(?:[./]\w+)+\S*|\b[A-Z]{2,}(?:_[A-Z]+)*\b/;

/** What only the stand-in says is for who works on it, and sentences in Chinese are there already. */
const OURS = /the stand-in|\p{Script=Han}/iu;

export function spoken(text: string, language: string): string {
  if (/^en(-|_|$)/i.test(language) || OURS.test(text)) return text;
  const pattern = new RegExp(`${KEPT.source}|[aeiouyAEIOU]`, 'g');
  return text.replace(pattern, (found) => (found.length === 1 ? (LETTERS[found] ?? found) : found));
}
