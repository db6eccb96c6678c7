// Truncates a text that is too long for its place.

/** The text, or as much of it as fits in `most` UTF-16 units with a trailing ellipsis. Never splits a surrogate pair. */
export function truncated(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}

/** The same, measured by the text's length as JSON, where escapes count. */
export function truncatedAsJson(text: string, most: number): string {
  let fits = truncated(text, most);
  while (JSON.stringify(fits).length > most) fits = truncated(fits, Math.floor(fits.length / 2));
  return fits;
}
