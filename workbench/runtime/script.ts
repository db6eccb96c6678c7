// The script's folder: its manifest, its pages, and what the manifest allows.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestShape = z.object({
  timeZone: z.string(),
  runtimeVersion: z.literal('V8'),
  oauthScopes: z.array(z.string()).optional(),
  urlFetchWhitelist: z.array(z.string().startsWith('https://')).optional(),
});

/** What a service needs -> the scopes that grant it. */
const GRANTS: Readonly<Record<string, readonly string[]>> = {
  spreadsheet: ['spreadsheets.currentonly', 'spreadsheets'],
  ui: ['script.container.ui'],
  web: ['script.external_request'],
  email: ['userinfo.email'],
  triggers: ['script.scriptapp'],
  mail: ['script.send_mail'],
};

const PREFIX = 'https://www.googleapis.com/auth/';

export class Script {
  readonly zone: string;
  private readonly scopes: readonly string[] | null;
  private readonly addresses: readonly string[] | null;

  constructor(readonly folder: string) {
    const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8')));
    this.zone = manifest.timeZone;
    this.scopes = manifest.oauthScopes ?? null;
    this.addresses = manifest.urlFetchWhitelist ?? null;
  }

  /** The text of an .html file, named without its extension; a name that leaves the folder does not exist. */
  page(name: string): string | null {
    const file = join(this.folder, `${name}.html`);
    return /^[\w/-]+$/.test(name) && existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  /** The missing scope; null if it is granted. Without a list of scopes, the platform determines them itself. */
  missingScope(service: string): string | null {
    const grants = GRANTS[service];
    if (grants === undefined || this.scopes === null) return null;
    return grants.some((scope) => this.scopes?.includes(PREFIX + scope)) ? null : `${PREFIX}${grants[0]}`;
  }

  /** Every scope that the manifest requests. */
  get asked(): readonly string[] {
    return this.scopes ?? [];
  }

  /** The scopes that grant what a service needs. */
  grants = (service: string): readonly string[] => (GRANTS[service] ?? []).map((scope) => PREFIX + scope);

  /** Whether the manifest lets the script fetch the address; without a list every address is allowed. */
  allows(url: string): boolean {
    return this.addresses === null || this.addresses.some((prefix) => url.startsWith(prefix));
  }
}
