// A problem as a banner with its technical details in a closed fold.

import type { Problem } from '../../src/rpc/problems';
import { Banner, Fold } from './parts';
import { useWords } from './words-context';

export function ProblemBanner({ problem }: { readonly problem: Problem }) {
  const { title, sentence } = useWords().problem(problem);
  return (
    <Banner tone="bad" title={title}>
      <p>{sentence}</p>
      <HelpLink problem={problem} />
      <Technical problem={problem} />
    </Banner>
  );
}

/** Only https: the link comes from the CRM. */
function HelpLink({ problem }: { readonly problem: Problem }) {
  const { common, sidebar } = useWords();
  const url = problem.technical?.url ?? '';
  if (!url.startsWith('https://')) return null;
  return (
    <p>
      <a href={url} target="_blank" rel="noopener noreferrer">
        {common.openHelp} <span class="unseen">{sidebar.connect.newWindow}</span>
      </a>
    </p>
  );
}

/** The CRM's own code and words, for whoever helps. */
export function Technical({ problem }: { readonly problem: Problem }) {
  const { common } = useWords();
  const { technical } = problem;
  if (technical === undefined) return null;
  const lines = [
    [common.technical.code, technical.code],
    [common.technical.summary, technical.summary],
    [common.technical.hint, technical.hint],
    [common.technical.request, technical.requestId],
  ].filter(([, value]) => value !== '');
  return (
    <Fold title={common.technicalDetails}>
      <dl class="technical">
        {lines.map(([name, value]) => (
          <div class="line" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
