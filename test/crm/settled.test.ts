// The same suite with a table that a capture has settled: everything is certain, and some of it differs from what was inferred.

import { type Contract, crmContract } from '../../contract/table';
import { describeConformance } from './conformance-suite';

const known: Contract = JSON.parse(JSON.stringify(crmContract).replaceAll(/"evidence":"[IU]"/g, '"evidence":"K"'));
const { changes, operations } = known;

const settled: Contract = {
  ...known,
  changes: {
    ...changes,
    contactLink: { ...changes.contactLink, clear: { value: 'impossible', evidence: 'K' } },
    notes: { ...changes.notes, clear: { value: 'empty', evidence: 'K' } },
  },
  operations: {
    ...operations,
    listChannels: { ...operations.listChannels, idsPerBody: { value: 20, evidence: 'K' } },
    updateChannel: { ...operations.updateChannel, method: 'PUT' },
  },
};

describeConformance('client and CRM by a table that a capture has settled', settled, ['plain', 'deaf', 'tidy', 'records']);
