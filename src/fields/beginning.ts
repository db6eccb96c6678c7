// The beginning of a text that is too long for its place.

/** The text, or as much of it as fits into `most` UTF-16 units with a mark behind it; no character is cut in two. */
export function beginningWithin(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}

/** The same by the length of the text as JSON, where escapes count. */
export function beginningAsJson(text: string, most: number): string {
  let fits = beginningWithin(text, most);
  while (JSON.stringify(fits).length > most) fits = beginningWithin(fits, Math.floor(fits.length / 2));
  return fits;
}
