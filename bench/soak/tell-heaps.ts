/**
 * Loaded into the server before it starts: writes down every two seconds what its process holds in memory, V8's heaps of all
 * its threads told apart from the rest. What V8 keeps ready for objects, and garbage, come and go by themselves; only what
 * the main thread keeps after a collection, made now and then for that, and what is not V8's tell of a leak.
 */
import { subscribe } from 'node:diagnostics_channel';
import { renameSync, writeFileSync } from 'node:fs';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread, Worker } from 'node:worker_threads';

const EVERY_MS = 2000;
/** A collection stops the main thread for about a tenth of a second. */
const COLLECT_MS = 15_000;
const MIB = 2 ** 20;

const path = process.env['BENCH_HEAPS'];
const threads = new Set<Worker>();
let kept = { objects: Number.NaN, buffers: Number.NaN };

if (path !== undefined && isMainThread && process.argv[1]?.endsWith('/apps/server/src/main.ts')) {
  subscribe('worker_threads', (message) => {
    const worker = message instanceof Object && 'worker' in message ? message.worker : undefined;
    if (!(worker instanceof Worker)) return;
    threads.add(worker);
    worker.on('exit', () => threads.delete(worker));
  });
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  setInterval(() => {
    collect();
    const { used_heap_size, external_memory } = getHeapStatistics();
    kept = { objects: used_heap_size / MIB, buffers: external_memory / MIB };
  }, COLLECT_MS).unref();
  setInterval(() => void tell(path), EVERY_MS).unref();
}

async function tell(file: string): Promise<void> {
  const others = await Promise.all([...threads].map((worker) => worker.getHeapStatistics().catch(() => null)));
  const heaps = [getHeapStatistics(), ...others.filter((heap) => heap !== null)];
  const reserved = heaps.reduce((total, heap) => total + heap.total_physical_size, 0) / MIB;
  const told = { server: process.memoryUsage.rss() / MIB, reserved, ...kept };
  writeFileSync(`${file}.new`, JSON.stringify(told));
  renameSync(`${file}.new`, file);
}
