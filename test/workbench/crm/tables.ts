// The tables that every suite of the sandbox CRM runs over: the project's own, and one in which every uncertain name is different.

import { crmContract } from '../../../contract/table';
import { renamedContract } from '../../crm/renamed-contract';

export const tables = [
  { table: 'by its own table', contract: crmContract },
  { table: 'by a table of other names', contract: renamedContract(crmContract) },
] as const;
