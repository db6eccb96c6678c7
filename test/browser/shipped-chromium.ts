// Unpacks the Chromium that comes as a registry package, for machines without an installed one. Linux on x64 with glibc only.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

export interface ChromiumProgram {
  readonly executablePath: string;
  /** Added to its environment at start. */
  readonly env: Readonly<Record<string, string>>;
}

const packageFolder = join(process.cwd(), 'node_modules', '@sparticuz', 'chromium', 'bin');

/**
 * The package's program with its libraries and fonts, unpacked once into build/chromium; null where it cannot run.
 * The package's own unpacking is not used: it leaves 200 MB under fixed names in the system's temporary folder.
 */
export function shippedChromium(): ChromiumProgram | null {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packageFolder)) return null;
  const home = join(process.cwd(), 'build', 'chromium');
  if (!existsSync(home)) unpackInto(home);
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

/** Into a folder next to it first, so that the next run never finds a half-unpacked program. */
function unpackInto(home: string): void {
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'chromium'), unpacked('chromium.br'), { mode: 0o755 });
  for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
    const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', draft], { input: unpacked(archive) });
    if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
  }
  // The archive's own file names folders of another machine.
  const folders = [join(home, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  writeFileSync(join(draft, 'fonts.conf'), `<fontconfig>${folders}<cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>\n`);
  try {
    renameSync(draft, home);
  } catch (problem) {
    rmSync(draft, { recursive: true, force: true });
    // Another run was faster.
    if (!existsSync(home)) throw problem;
  }
}

const unpacked = (file: string): Buffer => brotliDecompressSync(readFileSync(join(packageFolder, file)));
