// Picking a file: read in the page, and rejected there if it cannot be the right kind.

import { useState } from 'preact/hooks';
import { FILE_BYTES } from '../../contract/limits';
import type { PickedFile } from '../../src/rpc/mutations';
import { Banner, Field } from '../components/parts';
import { useWords } from '../components/words-context';

type Fault = 'tooLarge' | 'notXlsx' | 'unread';

/** `onPick(null)`: what was picked before no longer counts. */
export function FileField({ onPick }: { readonly onPick: (file: PickedFile | null) => void }) {
  const { imports: t } = useWords().panels;
  const [fault, setFault] = useState<Fault | null>(null);
  const pick = async (file: File | undefined) => {
    onPick(null);
    const wrong = file === undefined ? null : faultOf(file);
    setFault(wrong);
    if (file === undefined || wrong !== null) return;
    const base64 = await base64Of(file);
    if (base64 === null) setFault('unread');
    else onPick({ name: file.name, base64 });
  };
  return (
    <>
      <Field label={t.pick}>
        {(id) => <input id={id} type="file" accept=".xlsx" onChange={(event) => void pick(event.currentTarget.files?.[0])} />}
      </Field>
      {fault === null ? null : (
        <Banner tone="bad">
          <p>{fault === 'tooLarge' ? t.tooLarge({ bytes: FILE_BYTES }) : t[fault]}</p>
        </Banner>
      )}
    </>
  );
}

/**
 * Picks a file with a list: text is passed on as it is, a workbook is read on the server. `most` = the most characters the list may have.
 */
export function ListFileField({ most, onText, onWorkbook }: ListFileProps) {
  const { creators, panels } = useWords();
  const [fault, setFault] = useState<Fault | 'tooLong' | null>(null);
  const pick = async (file: File | undefined) => {
    setFault(null);
    if (file === undefined) return;
    if (/\.xlsx$/i.test(file.name)) {
      const wrong = faultOf(file);
      const base64 = wrong === null ? await base64Of(file) : null;
      if (base64 === null) return setFault(wrong ?? 'unread');
      return onWorkbook({ name: file.name, base64 });
    }
    const text = /\.(?:csv|tsv|txt)$/i.test(file.name) ? await file.text().catch(() => null) : null;
    if (text === null) return setFault('unread');
    if (text.length > most) return setFault('tooLong');
    onText(text);
  };
  const { listFile: t } = creators;
  return (
    <>
      <Field label={t.pick}>
        {(id) => (
          <input id={id} type="file" accept=".csv,.tsv,.txt,.xlsx" onChange={(event) => void pick(event.currentTarget.files?.[0])} />
        )}
      </Field>
      {fault === null ? null : (
        <Banner tone="bad">
          <p>
            {fault === 'tooLarge' ? panels.imports.tooLarge({ bytes: FILE_BYTES }) : fault === 'tooLong' ? t.tooLong({ most }) : t.unread}
          </p>
        </Banner>
      )}
    </>
  );
}

interface ListFileProps {
  readonly most: number;
  readonly onText: (text: string) => void;
  readonly onWorkbook: (file: PickedFile) => void;
}

function faultOf({ name, size }: File): Fault | null {
  if (!/\.xlsx$/i.test(name)) return 'notXlsx';
  if (size === 0) return 'unread';
  return size > FILE_BYTES ? 'tooLarge' : null;
}

/** null when the browser cannot read it, because it was moved or changed since it was picked. */
function base64Of(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
