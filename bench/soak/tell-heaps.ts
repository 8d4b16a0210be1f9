/**
 * Loaded into the server before it starts: writes down every two seconds what its process holds in memory, the JavaScript
 * of all its threads told apart from the rest. What V8 keeps ready for objects comes and goes by itself; only what is in
 * use, and what is not V8's, tells of a leak.
 */
import { subscribe } from 'node:diagnostics_channel';
import { renameSync, writeFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { isMainThread, Worker } from 'node:worker_threads';

const EVERY_MS = 2000;
const MIB = 2 ** 20;

const path = process.env['BENCH_HEAPS'];
const threads = new Set<Worker>();

if (path !== undefined && isMainThread && process.argv[1]?.endsWith('/apps/server/src/main.ts')) {
  subscribe('worker_threads', (message) => {
    const worker = message instanceof Object && 'worker' in message ? message.worker : undefined;
    if (!(worker instanceof Worker)) return;
    threads.add(worker);
    worker.on('exit', () => threads.delete(worker));
  });
  setInterval(() => void tell(path), EVERY_MS).unref();
}

async function tell(file: string): Promise<void> {
  const others = await Promise.all([...threads].map((worker) => worker.getHeapStatistics().catch(() => null)));
  const heaps = [getHeapStatistics(), ...others.filter((heap) => heap !== null)];
  const sum = (of: (heap: (typeof heaps)[number]) => number) =>
    heaps.reduce((total, heap) => total + of(heap), 0) / MIB;
  const told = {
    server: process.memoryUsage.rss() / MIB,
    reserved: sum((heap) => heap.total_physical_size),
    objects: sum((heap) => heap.used_heap_size),
    buffers: sum((heap) => heap.external_memory),
  };
  writeFileSync(`${file}.new`, JSON.stringify(told));
  renameSync(`${file}.new`, file);
}
