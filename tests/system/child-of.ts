import { readdirSync, readFileSync } from 'node:fs';

/** The process that another one has started, by a part of its command line. @throws when there is none */
export function childOf(parent: number, named: string): number {
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    if (read(pid, 'cmdline').includes(named) && read(pid, 'status').includes(`PPid:\t${parent}\n`)) return pid;
  }
  throw new Error(`process ${parent} has no child ${named}`);
}

/** Empty: the process is gone meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
