import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from './refusal.ts';

/** Contract 30 §12. */
const LONGEST_MS = 120_000;

const item = (path: string, name: string, value: string | number | boolean) =>
  `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** No macros, and nothing that a file only refers to: it could be any file of this machine. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">${[
  item('Common/Security/Scripting', 'BlockUntrustedRefererLinks', true),
  item('Common/Security/Scripting', 'DisableMacrosExecution', true),
  item('Common/Security/Scripting', 'MacroSecurityLevel', 3),
  item('Writer/Content/Update', 'Link', 2),
  item('Calc/Content/Update', 'Link', 2),
].join('')}</oor:items>
`;

/**
 * An office file as PDF, by a headless LibreOffice with a profile of its own that knows nothing of others.
 * @throws Refusal when there is no LibreOffice on this machine, or it cannot read the file
 */
export function officeAsPdf(path: string, name: string, folder: string, program: string | null): Uint8Array {
  if (program === null) throw new Refusal(`${name}: this server has no LibreOffice to convert office files with`);
  const [profile, out] = [join(folder, 'profile'), join(folder, 'office')];
  mkdirSync(out, { recursive: true, mode: 0o700 });
  mkdirSync(join(profile, 'user'), { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
  const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'];
  const made = spawnSync(
    program,
    [`-env:UserInstallation=${pathToFileURL(profile)}`, ...options, '--convert-to', 'pdf', '--outdir', out, path],
    {
      env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8' },
      stdio: 'ignore',
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    },
  );
  const file = readdirSync(out).find((entry) => entry.endsWith('.pdf'));
  if (made.error !== undefined || file === undefined) throw new Refusal(`${name}: the file cannot be converted`);
  return readFileSync(join(out, file));
}
