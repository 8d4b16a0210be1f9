import { createRequire } from 'node:module';
import { getSystemErrorName } from 'node:util';

const require = createRequire(import.meta.url);
/** For a failure without a reason. */
const EIO = 5;

/**
 * The system calls of Linux that datagrams need, as the manual pages have them: a negative result is a failure, which
 * `errno` names right after the call. All buffers stay the caller's; none is kept by the system.
 */
export interface Libc {
  socket(family: number, type: number, protocol: number): number;
  bind(fd: number, address: Uint8Array, bytes: number): number;
  connect(fd: number, address: Uint8Array, bytes: number): number;
  getsockname(fd: number, address: Uint8Array, bytes: Int32Array): number;
  recvfrom(fd: number, into: Uint8Array, bytes: number, flags: number, from: Uint8Array, room: Int32Array): number;
  send(fd: number, message: Uint8Array, bytes: number, flags: number): number;
  sendto(fd: number, message: Uint8Array, bytes: number, flags: number, to: Uint8Array, room: number): number;
  dup3(from: number, to: number, flags: number): number;
  close(fd: number): number;
  epollCreate1(flags: number): number;
  epollCtl(epoll: number, operation: number, fd: number, event: Uint8Array | null): number;
  epollWait(epoll: number, events: Uint8Array, room: number, timeoutMs: number): number;
  /** Name of the last failure on this thread, such as `EAGAIN`. */
  errno(): string;
}

/**
 * Loads the C library of the process. Throws when this is not Linux on a processor whose structures we know, or when the
 * means to call C, or a function, is missing.
 */
export function loadLibc(): Libc {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(`no layout of structures for ${process.platform} on ${process.arch}`);
  }
  // Only here: where it is missing, Node.js's own sockets serve.
  const koffi: typeof import('koffi') = require('koffi');
  const c = koffi.load(null);
  return {
    socket: c.func('int socket(int, int, int)'),
    bind: c.func('int bind(int, void *, uint32_t)'),
    connect: c.func('int connect(int, void *, uint32_t)'),
    getsockname: c.func('int getsockname(int, void *, void *)'),
    recvfrom: c.func('long recvfrom(int, void *, size_t, int, void *, void *)'),
    send: c.func('long send(int, void *, size_t, int)'),
    sendto: c.func('long sendto(int, void *, size_t, int, void *, uint32_t)'),
    dup3: c.func('int dup3(int, int, int)'),
    close: c.func('int close(int)'),
    epollCreate1: c.func('int epoll_create1(int)'),
    epollCtl: c.func('int epoll_ctl(int, int, int, void *)'),
    epollWait: c.func('int epoll_wait(int, void *, int, int)'),
    errno: () => getSystemErrorName(-(koffi.errno() || EIO)),
  };
}

/** The failure of a system call as Node.js would report it. */
export function systemError(call: string, code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${call} ${code}`), { code, syscall: call });
}
