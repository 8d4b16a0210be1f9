/**
 * Loaded into the server before it starts: writes down every two seconds what its process holds in memory. What V8 and the C
 * library keep ready, and garbage, come and go by themselves; only what the main thread keeps after a collection, made now
 * and then for that, and what C and C++ have not given back to the C library tell of a leak.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import koffi from 'koffi';

const EVERY_MS = 2000;
/** A collection stops the main thread for about a tenth of a second. */
const COLLECT_MS = 15_000;
const MIB = 2 ** 20;

const path = process.env['BENCH_HEAPS'];
let kept = { objects: Number.NaN, buffers: Number.NaN, native: Number.NaN };

const isServer = process.argv[1]?.endsWith('/apps/server/src/main.ts') === true;

if (path !== undefined && (isServer || !isMainThread)) {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  if (isMainThread) watch(path, collect);
  // What the media threads have not collected is of the C library, too.
  else setInterval(collect, COLLECT_MS).unref();
}

function watch(file: string, collect: () => void): void {
  const allocated = allocations();
  setInterval(() => {
    collect();
    const { used_heap_size, external_memory } = getHeapStatistics();
    kept = {
      objects: used_heap_size / MIB,
      buffers: external_memory / MIB,
      native: (allocated() - external_memory) / MIB,
    };
  }, COLLECT_MS).unref();
  setInterval(() => tell(file), EVERY_MS).unref();
}

/** Octets that the process has from the C library, in all its arenas (glibc, mallinfo2). */
function allocations(): () => number {
  const counts = [
    'arena',
    'ordblks',
    'smblks',
    'hblks',
    'hblkhd',
    'usmblks',
    'fsmblks',
    'uordblks',
    'fordblks',
    'keepcost',
  ];
  const type = koffi.struct('Allocations', Object.fromEntries(counts.map((name) => [name, 'size_t'])));
  const mallinfo = koffi.load('libc.so.6').func('mallinfo2', type, []);
  return () => {
    const told = mallinfo();
    return Number(told.uordblks) + Number(told.hblkhd);
  };
}

function tell(file: string): void {
  writeFileSync(`${file}.new`, JSON.stringify({ server: process.memoryUsage.rss() / MIB, ...kept }));
  renameSync(`${file}.new`, file);
}
