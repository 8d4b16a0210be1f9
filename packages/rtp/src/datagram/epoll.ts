import { adoptDescriptor, closeDescriptor } from './descriptor.ts';
import { type Libc, systemError } from './libc.ts';
import { ReadingPace } from './reading-pace.ts';

const EPOLL_CLOEXEC = 0o2000000;
const EPOLL_CTL_ADD = 1;
const EPOLL_CTL_DEL = 2;
const EPOLLIN = 1;
/** Only x86-64 packs `struct epoll_event` (epoll_ctl(2)). */
const EVENT_BYTES = process.arch === 'x64' ? 12 : 16;
const DATA_AT = EVENT_BYTES - 8;
const WORD_BYTES = 4;
const EVENTS_AT_A_TIME = 256;
/** So often a reading asks again for what came meanwhile: then others have their turn. */
const ROUNDS = 4;

/** Takes one datagram, if there is one. */
export interface Readable {
  readonly fd: number;
  /** Reads once; tells whether something came. */
  read(): boolean;
}

/** What exists while there are sockets. */
interface Reading {
  readonly fd: number;
  readonly pace: ReadingPace;
  timer: NodeJS.Timeout;
  intervalMs: number;
}

/**
 * Reads the sockets of one thread. The system is asked at a constant pace which of them have something, so that one
 * wake-up of the thread serves many; what it costs to be woken for each datagram is more than to handle it.
 */
export class Epoll {
  readonly #libc: Libc;
  readonly #now: () => number;
  readonly #events = Buffer.alloc(EVENT_BYTES * EVENTS_AT_A_TIME);
  readonly #eventWords = new Int32Array(this.#events.buffer, this.#events.byteOffset, this.#events.length / WORD_BYTES);
  /** By descriptor. */
  readonly #sockets: (Readable | undefined)[] = [];
  #count = 0;
  #reading: Reading | null = null;

  /** @param now monotonic ms */
  constructor(libc: Libc, now: () => number) {
    this.#libc = libc;
    this.#now = now;
  }

  /** Throws the system's error. */
  add(socket: Readable): void {
    const { fd } = this.#begin();
    const event = Buffer.alloc(EVENT_BYTES);
    event.writeUInt32LE(EPOLLIN, 0);
    event.writeInt32LE(socket.fd, DATA_AT);
    if (this.#libc.epollCtl(fd, EPOLL_CTL_ADD, socket.fd, event) < 0) {
      const code = this.#libc.errno();
      this.#endIfUnused();
      throw systemError('epoll_ctl', code);
    }
    this.#sockets[socket.fd] = socket;
    this.#count++;
  }

  remove(socket: Readable): void {
    if (this.#reading) this.#libc.epollCtl(this.#reading.fd, EPOLL_CTL_DEL, socket.fd, null);
    this.#sockets[socket.fd] = undefined;
    this.#count--;
    this.#endIfUnused();
  }

  #begin(): Reading {
    if (this.#reading) return this.#reading;
    const raw = this.#libc.epollCreate1(EPOLL_CLOEXEC);
    if (raw < 0) throw systemError('epoll_create1', this.#libc.errno());
    const fd = adoptDescriptor(this.#libc, raw);
    const pace = new ReadingPace(this.#now());
    const { intervalMs } = pace;
    const reading: Reading = { fd, pace, intervalMs, timer: setTimeout(() => this.#turn(reading), intervalMs) };
    this.#reading = reading;
    return reading;
  }

  #endIfUnused(): void {
    if (this.#count > 0 || !this.#reading) return;
    clearTimeout(this.#reading.timer);
    closeDescriptor(this.#reading.fd);
    this.#reading = null;
  }

  #turn(reading: Reading): void {
    let datagrams = 0;
    try {
      datagrams = this.#readAll(reading);
    } finally {
      reading.pace.note(datagrams, this.#now());
      if (this.#reading === reading) this.#goOn(reading);
    }
  }

  #goOn(reading: Reading): void {
    const { intervalMs } = reading.pace;
    if (intervalMs === reading.intervalMs) {
      reading.timer.refresh();
      return;
    }
    reading.intervalMs = intervalMs;
    reading.timer = setTimeout(() => this.#turn(reading), intervalMs);
  }

  /** Reads once from each socket that has something, and again while more has come; tells how many datagrams came. */
  #readAll(reading: Reading): number {
    let datagrams = 0;
    for (let round = 0; round < ROUNDS && this.#reading === reading; round++) {
      const ready = this.#libc.epollWait(reading.fd, this.#events, EVENTS_AT_A_TIME, 0);
      if (ready <= 0) break;
      for (let i = 0; i < ready; i++) {
        const fd = this.#eventWords[(i * EVENT_BYTES + DATA_AT) / WORD_BYTES];
        if (fd !== undefined && this.#sockets[fd]?.read()) datagrams++;
      }
    }
    return datagrams;
  }
}
