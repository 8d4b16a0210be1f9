/**
 * Sends a document between N pairs of fax sessions in one thread, as fast as the processor can: over G.711 with and without
 * error correction, and over T.38. Tells the CPU of a minute of fax for one end, and how many would keep one core busy; beside
 * them, in the same run, what coding and decoding the same audio alone costs, without any modem.
 *
 *     node bench/fax.ts [pairs = 10] [pages = 3]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ourT38Parameters } from '@strowger/fax';
import { A4_FINE, FaxRun, loadFaxDsp, writeTestFax } from '@strowger/fax/testing';
import { decodeG711, encodeG711 } from '@strowger/rtp';
import { type Row, report } from './load/report.ts';

interface Way {
  readonly name: string;
  readonly ecm: boolean;
  readonly t38: boolean;
}

interface Measured {
  /** Of all ends together. */
  readonly faxMinutes: number;
  readonly cpuSeconds: number;
  /** The longest 20 ms step of all pairs, in ms. */
  readonly worstStep: number;
}

const FRAME = 160;
const FRAMES_A_MINUTE = 50 * 60;
const T38_AFTER_FRAMES = 250;
const LONGEST_FRAMES = 60 * FRAMES_A_MINUTE;
const WAYS: readonly Way[] = [
  { name: 'G.711, error correction', ecm: true, t38: false },
  { name: 'G.711', ecm: false, t38: false },
  { name: 'T.38, error correction', ecm: true, t38: true },
];

/** Two ends of one fax; what one says is what the other hears. */
class Pair {
  readonly #ends: readonly [FaxRun, FaxRun];
  readonly #packets: [Uint8Array[], Uint8Array[]] = [[], []];
  readonly #sequences: [number, number] = [0, 0];
  readonly #frames: readonly [Int16Array, Int16Array] = [new Int16Array(FRAME), new Int16Array(FRAME)];
  #running = 2;
  #failed = false;

  constructor(folder: string, number: number, pages: number, ecm: boolean) {
    const terms = { ident: String(number), ecm, v17: true };
    const common = { dsp: loadFaxDsp(), documentPages: null };
    const onEvent: ConstructorParameters<typeof FaxRun>[0]['onEvent'] = (event) => {
      if (event.name !== 'finished') return;
      this.#running--;
      if (!event.outcome.success || event.outcome.pages !== pages) this.#failed = true;
    };
    this.#ends = [
      new FaxRun({
        ...common,
        onEvent,
        job: { kind: 'send', fax: { ...terms, path: join(folder, 'sent.tif'), header: 'bench' } },
        onPacket: (packet) => this.#packets[0].push(packet),
      }),
      new FaxRun({
        ...common,
        onEvent,
        job: { kind: 'receive', path: join(folder, `received-${number}.tif`), terms },
        onPacket: (packet) => this.#packets[1].push(packet),
      }),
    ];
  }

  get isOver(): boolean {
    return this.#running === 0;
  }

  get hasFailed(): boolean {
    return this.#failed || !this.isOver;
  }

  switchToT38(): void {
    for (const end of this.#ends) end.switchToT38(ourT38Parameters(true));
  }

  step(): void {
    const [a, b] = this.#ends;
    if (a.path === 't38') {
      for (const end of this.#ends) end.advance(FRAME);
      this.#pass(0, b);
      this.#pass(1, a);
      return;
    }
    for (const [index, end] of this.#ends.entries()) end.speak(this.#frames[index === 0 ? 0 : 1]);
    b.hear(overTheLine(this.#frames[0]));
    a.hear(overTheLine(this.#frames[1]));
  }

  close(): void {
    for (const end of this.#ends) end.close();
  }

  #pass(from: 0 | 1, to: FaxRun): void {
    for (const packet of this.#packets[from].splice(0)) {
      to.takePacket(packet, this.#sequences[from] & 0xffff);
      this.#sequences[from]++;
    }
  }
}

function overTheLine(samples: Int16Array): Int16Array {
  return decodeG711('alaw', encodeG711('alaw', samples));
}

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function measure(folder: string, pairs: number, pages: number, { name, ecm, t38 }: Way): Measured {
  const all = Array.from({ length: pairs }, (_, number) => new Pair(folder, number, pages, ecm));
  const before = process.cpuUsage();
  let worstStep = 0;
  let frames = 0;
  while (!all.every(({ isOver }) => isOver) && frames < LONGEST_FRAMES) {
    if (t38 && frames === T38_AFTER_FRAMES) for (const pair of all) pair.switchToT38();
    const began = performance.now();
    for (const pair of all) pair.step();
    worstStep = Math.max(worstStep, performance.now() - began);
    frames++;
  }
  const seconds = cpuSeconds(before);
  const failed = all.filter(({ hasFailed }) => hasFailed).length;
  for (const pair of all) pair.close();
  if (failed > 0) throw new Error(`${failed} of ${pairs} faxes failed over ${name}`);
  return { faxMinutes: (2 * pairs * frames) / FRAMES_A_MINUTE, cpuSeconds: seconds, worstStep };
}

/** The audio of as many minutes, coded and decoded. */
function measureCoding(minutes: number): Measured {
  const samples = Int16Array.from({ length: FRAME }, (_, n) => 8000 * Math.sin(n));
  const before = process.cpuUsage();
  for (let frame = 0; frame < minutes * FRAMES_A_MINUTE; frame++) overTheLine(samples);
  return { faxMinutes: minutes, cpuSeconds: cpuSeconds(before), worstStep: 0 };
}

const [pairs = 10, pages = 3] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'bench-fax-'));
try {
  const document = Array.from({ length: pages }, (_, picture) => ({ ...A4_FINE, picture }));
  await writeTestFax(join(folder, 'sent.tif'), document);
  // Compiled code and the library's tables are no part of a fax.
  measure(folder, 1, pages, { name: 'warm-up', ecm: true, t38: false });
  const coding = measureCoding(200);
  const perMinute = ({ cpuSeconds: seconds, faxMinutes }: Measured) => seconds / faxMinutes;
  const row = (name: string, measured: Measured): Row => ({
    name,
    figures: {
      'CPU ms a fax minute': perMinute(measured) * 1000,
      'faxes on one core': Math.floor(60 / perMinute(measured)),
      'beside coding alone': perMinute(measured) / perMinute(coding),
      'worst 20 ms step, ms': measured.worstStep,
    },
  });
  const rows = WAYS.map((way) => row(way.name, measure(folder, pairs, pages, way)));
  const notes = [
    `${pairs} pairs of ends in lock step, ${pages} pages each; the worst step is that of all of them together`,
  ];
  report('fax', [row('coding the audio alone', coding), ...rows], notes);
} finally {
  await rm(folder, { recursive: true });
}
