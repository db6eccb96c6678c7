// Which operations of the table were requested, and which of them were answered with a success.

import type { Contract, OperationName } from '../../contract/table';
import type { Http } from '../../src/crm/ports';

export class MetOperations {
  private readonly answered = new Set<OperationName>();
  private readonly patterns: readonly { readonly name: OperationName; readonly method: string; readonly pattern: RegExp }[];

  constructor(private readonly contract: Contract) {
    const { origin, basePath } = contract.transport;
    const literal = (text: string): string => text.replace(/[^\w/]/g, '\\$&');
    this.patterns = (Object.keys(contract.operations) as OperationName[]).map((name) => {
      const { method, path } = contract.operations[name];
      const parts = path.split(/\{\w+\}/).map(literal);
      return { name, method, pattern: new RegExp(`^${literal(origin.value + basePath.value)}${parts.join('[^/?]+')}(\\?.*)?$`) };
    });
  }

  /** The same requests, observed as they pass. */
  watching(http: Http): Http {
    return (request) => {
      const answer = http(request);
      const met = this.patterns.find(({ method, pattern }) => method === request.method && pattern.test(request.url));
      if (met && answer.answered && answer.status < 300) this.answered.add(met.name);
      return answer;
    };
  }

  missing(): readonly OperationName[] {
    return (Object.keys(this.contract.operations) as OperationName[]).filter((name) => !this.answered.has(name));
  }
}
