import { closeSync, openSync } from 'node:fs';
import { type Libc, systemError } from './libc.ts';

const O_CLOEXEC = 0o2000000;

/**
 * Hands a descriptor that C opened over to Node.js, which closes the ones of a thread when the thread dies, however it
 * dies. Returns its new number, to be given to `closeDescriptor`; the old one is closed, also on failure. Throws the
 * system's error.
 */
export function adoptDescriptor(libc: Libc, raw: number): number {
  try {
    // What `fs` opened is kept account of by number: the socket takes the place of this file.
    const fd = openSync('/dev/null', 'r');
    if (libc.dup3(raw, fd, O_CLOEXEC) === fd) return fd;
    const code = libc.errno();
    closeSync(fd);
    throw systemError('dup3', code);
  } finally {
    libc.close(raw);
  }
}

export function closeDescriptor(fd: number): void {
  closeSync(fd);
}
