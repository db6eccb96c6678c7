// English: mutations that add creators to e-mail tasks, write exports, and import files.

import type { FactsOf } from '../../rpc/mutations';
import type { MutationText } from '../mutation-text';
import { count, counted } from '../phrase';

function email({ task, adds, names, existing, absent, absentTotal, inDoubt, leftOut, response }: FactsOf<'add-to-email'>): MutationText {
  const more = adds > names.length ? ` and ${count(adds - names.length)} more` : '';
  const moreAbsent = absentTotal > absent.length ? ` and ${count(absentTotal - absent.length)} more` : '';
  return {
    title: `Add ${counted(adds, 'creator')} to the email task “${task}”?`,
    lines: [
      `${names.join(', ')}${more}.`,
      existing === null || existing === adds ? '' : `The CRM has ${count(existing)} of them; the others will not be added.`,
      absentTotal === 0 ? '' : `Left out, because they are not in the CRM: ${absent.join(', ')}${moreAbsent}.`,
      inDoubt === 0 ? '' : `${counted(inDoubt, 'selected row')} left out, because it is unclear whose row it is.`,
      leftOut.noAddress === 0 ? '' : `${counted(leftOut.noAddress, 'creator')} left out: no email address in the CRM.`,
      leftOut.archived === 0 ? '' : `${counted(leftOut.archived, 'creator')} left out: archived.`,
      'This adds no one to the CRM.',
    ].filter((line) => line !== ''),
    button: `Add ${counted(adds, 'creator')}`,
    doing: 'Adding to the email task',
    done:
      response === null || response.added === null
        ? 'The CRM accepted this without saying how many it added.'
        : `The CRM says it added ${counted(response.added, 'creator')} to “${task}”.`,
    after: [
      ...(response?.named ?? []).map(({ name, reason }) => `Not added: ${name}${reason === '' ? '' : ` (${reason})`}`),
      (response?.refused ?? 0) > (response?.named.length ?? 0)
        ? `${count((response?.refused ?? 0) - (response?.named.length ?? 0))} more were not added.`
        : '',
      'The CRM does not show who is in a task, so we could not read this back. Check the task to make sure.',
    ].filter((line) => line !== ''),
  };
}

function exported({ view, creators }: FactsOf<'create-export'>): MutationText {
  return {
    title: view === null ? 'Export all creators in the CRM?' : `Export “${view}”?`,
    lines: [
      view === null
        ? 'Everyone who is not archived.'
        : creators === null
          ? ''
          : `${counted(creators, 'creator')} when this tab was last pulled.`,
      'The CRM writes a workbook of what it holds now. Unsent edits are not in it.',
    ].filter((line) => line !== ''),
    button: 'Export',
    doing: 'Requesting the export',
    done: 'Export requested.',
    after: ['It appears in the list when it is ready.'],
  };
}

function imported({ file, rows, overwrite, response, tab }: FactsOf<'import-file'>): MutationText {
  const part = (n: number | null, one: string): string => (n === null ? '' : `${counted(n, 'row')} ${one}`);
  const parts =
    response === null
      ? []
      : [part(response.failed, 'not imported'), part(overwrite ? null : response.repeated, 'duplicate')].filter((text) => text !== '');
  return {
    title: `Import ${counted(rows, 'row')} from “${file}”?`,
    lines: [
      'Creators who are not in the CRM are added to it.',
      overwrite
        ? 'Creators who are already there get the file’s values, replacing what your team has entered. This cannot be undone.'
        : 'Creators who are already there stay as they are.',
      'Nothing changes in the tabs of this spreadsheet.',
    ],
    button: overwrite ? 'Import and change' : 'Import',
    doing: 'Importing',
    done:
      response?.created == null
        ? 'The CRM accepted the file without saying how many creators.'
        : `The CRM says: ${counted(response.created, 'creator')} added.`,
    after: [
      response === null ? 'If you are not sure it arrived, look for the creators in the CRM before you send the file again.' : '',
      response !== null && overwrite ? 'Rows of creators who were already there were submitted; the CRM reports no result for each.' : '',
      parts.length === 0 ? '' : `${parts.join(', ')}.`,
      tab === null ? '' : `Those rows are in the new tab “${tab}”, each with what the CRM said.`,
      response === null ? '' : 'Pull or refresh to see the creators here.',
    ].filter((line) => line !== ''),
  };
}

export const fileMutations = { 'add-to-email': email, 'create-export': exported, 'import-file': imported };
