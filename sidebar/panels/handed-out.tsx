// A file of the CRM on its way to the person: into a tab, as a link, or saved.

import type { CallArguments } from '../../src/commands/calls';
import type { HandedOut } from '../../src/rpc/files';
import { QuietButton } from '../components/button';
import { Banner, NewWindow } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { SaveLink } from '../components/save-link';
import { useWords } from '../components/words-context';
import type { PanelAnswer } from '../machine/model';
import type { ViewProps } from '../views/view';

interface FileLinksProps {
  readonly file: CallArguments<'fetchFile'>['file'];
  readonly act: ViewProps<'panel'>['act'];
}

/** The two ways to get a file. */
export function FileLinks({ file, act }: FileLinksProps) {
  const { handedOut: hand } = useWords().panels;
  const fetch = (into: 'tab' | 'computer') => act({ type: 'ask', call: { call: 'fetchFile', args: { file, into } } });
  return (
    <div class="links">
      <QuietButton onPress={() => fetch('tab')}>{hand.toTab}</QuietButton>
      <QuietButton onPress={() => fetch('computer')}>{hand.toComputer}</QuietButton>
    </div>
  );
}

/** The outcome of the last request for a file. */
export function FileOutcome({ answer }: { readonly answer: PanelAnswer<'fetchFile'> | undefined }) {
  const { panels } = useWords();
  if (answer === undefined) return null;
  if (answer.asking) return <p class="faint">{panels.handedOut.fetching}</p>;
  if (answer.problem !== null) return <ProblemBanner problem={answer.problem} />;
  return answer.value === undefined ? null : <Handed file={answer.value} />;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function Handed({ file }: { readonly file: HandedOut }) {
  const { handedOut: hand } = useWords().panels;
  if (file.as === 'tab') return <Banner tone="good">{hand.inTab(file)}</Banner>;
  if (file.as === 'file') {
    return (
      <Banner tone="good">
        <p>{hand.saved(file)}</p>
        <SaveLink name={file.name} type={XLSX} content={file}>
          {hand.save}
        </SaveLink>
      </Banner>
    );
  }
  return (
    <Banner tone="info">
      <p>{hand.link}</p>
      <NewWindow url={file.url}>{hand.openLink}</NewWindow>
    </Banner>
  );
}
