// Unpacks and packs workbooks through the platform, which has no other zip support.

import type { Unzip, Zip } from '../commands/ports';
import { PLATFORM } from './platform';

/** Texts only: images and fonts in a workbook are of no use here. The platform throws for anything that is not a zip. */
export const unzip: Unzip = (base64) => {
  const parts = new Map<string, string>();
  let characters = 0;
  for (const blob of blobsIn(base64) ?? []) {
    const name: string | null = blob.getName();
    if (name === null || !/\.(xml|rels)$/i.test(name)) continue;
    const text = blob.getDataAsString('UTF-8');
    characters += text.length;
    if (characters > PLATFORM.charactersUnpacked) return null;
    parts.set(name, text);
  }
  return parts.size === 0 ? null : parts;
};

function blobsIn(base64: string): readonly GoogleAppsScript.Base.Blob[] | null {
  try {
    return Utilities.unzip(Utilities.newBlob(Utilities.base64Decode(base64), 'application/zip'));
  } catch {
    return null;
  }
}

export const zip: Zip = (parts) => {
  const blobs = [...parts].map(([path, text]) => Utilities.newBlob(text, 'text/xml', path));
  return Utilities.base64Encode(Utilities.zip(blobs).getBytes());
};
