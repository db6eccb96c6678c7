// A link that saves a file the page already holds.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface SaveLinkProps {
  readonly name: string;
  readonly type: string;
  /** The file itself, as text or as base64. */
  readonly content: { readonly text: string } | { readonly base64: string };
  readonly children: ComponentChildren;
}

/**
 * The browser keeps the file and the link only names it: an address that contains a file may be too long for Chrome from 2 MB on
 * (groups.google.com/a/chromium.org/g/chromium-dev/c/zYYSVvn6a5M), and an export is larger.
 */
export function SaveLink({ name, type, content, children }: SaveLinkProps) {
  const [url, setUrl] = useState<string>();
  const held = 'text' in content ? content.text : content.base64;
  useEffect(() => {
    const made = URL.createObjectURL(new Blob(['text' in content ? content.text : bytesOf(content.base64)], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [held, type]);
  return url === undefined ? null : (
    <a href={url} download={name}>
      {children}
    </a>
  );
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
