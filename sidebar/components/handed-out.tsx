// A file of the CRM on its way to the person: into a tab, as a link, or saved.

import type { HandedOut } from '../../src/rpc/files';
import type { PanelAnswer } from '../machine/model';
import { Banner } from './parts';
import { ProblemBanner } from './problem-banner';
import { useWords } from './words-context';

/** What the last request for a file came to. */
export function FileOutcome({ answer }: { readonly answer: PanelAnswer<'fetchFile'> | undefined }) {
  const { files } = useWords();
  if (answer === undefined) return null;
  if (answer.asking) return <p class="faint">{files.hand.fetching}</p>;
  if (answer.problem !== null) return <ProblemBanner problem={answer.problem} />;
  return answer.value === undefined ? null : <Handed file={answer.value} />;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function Handed({ file }: { readonly file: HandedOut }) {
  const { files, sidebar } = useWords();
  const { hand } = files;
  if (file.as === 'tab') return <Banner tone="good">{hand.inTab(file)}</Banner>;
  if (file.as === 'file') {
    return (
      <Banner tone="good">
        <p>{hand.saved(file)}</p>
        <a href={`data:${XLSX};base64,${file.base64}`} download={file.name}>
          {hand.save}
        </a>
      </Banner>
    );
  }
  return (
    <Banner tone="info">
      <p>{hand.link}</p>
      {file.url.startsWith('https://') ? (
        <a href={file.url} target="_blank" rel="noopener noreferrer">
          {hand.openLink} <span class="unseen">{sidebar.connect.newWindow}</span>
        </a>
      ) : null}
    </Banner>
  );
}
