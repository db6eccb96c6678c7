// English: mutations that add creators to e-mail tasks, write exports, and import files.

import type { FactsOf } from '../../rpc/mutations';
import type { MutationText } from '../mutation-text';
import { count, counted } from '../phrase';

function email({ task, adds, names, existing, absent, absentTotal, inDoubt, leftOut, response }: FactsOf<'add-to-email'>): MutationText {
  const more = adds > names.length ? ` and ${count(adds - names.length)} more` : '';
  const moreAbsent = absentTotal > absent.length ? ` and ${count(absentTotal - absent.length)} more` : '';
  return {
    title: `Add ${counted(adds, 'creator')} to the e-mail task “${task}”?`,
    lines: [
      `${names.join(', ')}${more}.`,
      existing === null || existing === adds ? '' : `The CRM knows ${count(existing)} of them; the others will not be added.`,
      absentTotal === 0 ? '' : `Left out, because they are not in the CRM: ${absent.join(', ')}${moreAbsent}.`,
      inDoubt === 0 ? '' : `${counted(inDoubt, 'selected row')} left out, because it is not clear whose row it is.`,
      leftOut.noAddress === 0 ? '' : `${counted(leftOut.noAddress, 'creator')} left out: no e-mail address in the CRM.`,
      leftOut.archived === 0 ? '' : `${counted(leftOut.archived, 'creator')} left out: archived.`,
      'Nobody is added to the CRM by this.',
    ].filter((line) => line !== ''),
    button: `Add ${counted(adds, 'creator')}`,
    doing: 'Adding to the e-mail task',
    done:
      response === null || response.added === null
        ? 'The CRM accepted it, without saying how many it added.'
        : `The CRM says it added ${counted(response.added, 'creator')} to “${task}”.`,
    after: [
      ...(response?.named ?? []).map(({ name, reason }) => `Not added: ${name}${reason === '' ? '' : ` (${reason})`}`),
      (response?.refused ?? 0) > (response?.named.length ?? 0)
        ? `${count((response?.refused ?? 0) - (response?.named.length ?? 0))} more were not added.`
        : '',
      'The CRM does not show who is in a task, so this could not be read back. Look into the task to make sure.',
    ].filter((line) => line !== ''),
  };
}

function exported({ view, creators }: FactsOf<'create-export'>): MutationText {
  return {
    title: view === null ? 'Export all creators of the CRM?' : `Export “${view}”?`,
    lines: [
      view === null
        ? 'Everybody who is not archived.'
        : creators === null
          ? ''
          : `${counted(creators, 'creator')} when this tab was last pulled.`,
      'The CRM writes a workbook of what it holds now. Edits that were not sent are not in it.',
    ].filter((line) => line !== ''),
    button: 'Export',
    doing: 'Asking for the export',
    done: 'The CRM was asked for the export.',
    after: ['It appears in the list when it is ready.'],
  };
}

function imported({ file, rows, overwrite, response, tab }: FactsOf<'import-file'>): MutationText {
  const part = (n: number | null, one: string): string => (n === null ? '' : `${counted(n, 'row')} ${one}`);
  const parts =
    response === null
      ? []
      : [part(response.failed, 'not taken'), part(overwrite ? null : response.repeated, 'repeated')].filter((text) => text !== '');
  return {
    title: `Import ${counted(rows, 'row')} from “${file}”?`,
    lines: [
      'Creators who are not in the CRM come into it.',
      overwrite
        ? 'Creators who are there already take the values of the file, in place of what your team has entered. This cannot be undone.'
        : 'Creators who are there already stay as they are.',
      'Nothing in this file’s tabs changes.',
    ],
    button: overwrite ? 'Import and change' : 'Import',
    doing: 'Importing',
    done:
      response?.created == null
        ? 'The CRM took the file, without saying how many creators.'
        : `The CRM says: ${counted(response.created, 'creator')} added.`,
    after: [
      response === null ? 'If it is not certain whether it arrived, look for the creators in the CRM before you send the file again.' : '',
      response !== null && overwrite ? 'Rows of creators who were there already are submitted; the CRM gives no result for each.' : '',
      parts.length === 0 ? '' : `${parts.join(', ')}.`,
      tab === null ? '' : `Those rows stand in the new tab “${tab}”, each with what the CRM said.`,
      response === null ? '' : 'Pull or refresh to see the creators here.',
    ].filter((line) => line !== ''),
  };
}

export const fileMutations = { 'add-to-email': email, 'create-export': exported, 'import-file': imported };
