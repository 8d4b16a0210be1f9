/** The callers of the bench in a process of their own, so that their CPU is told apart from the server's. */
import { setTimeout as pause } from 'node:timers/promises';
import { countsOf } from './echo-count.ts';
import type { PeersCommand, PeersReply } from './peers-protocol.ts';
import { WebCaller } from './web-caller.ts';

const FRAME_MS = 20;
/** After it nothing more is waited for. */
const DRAIN_MS = 1000;

const callers: WebCaller[] = [];
let talking = true;
let due = performance.now();

/** Frames that a busy machine was late with follow at once, as from a sound card. */
function talk(): void {
  const now = performance.now();
  for (; due <= now; due += FRAME_MS) if (talking) for (const caller of callers) caller.talk();
  setTimeout(talk, Math.max(0, due - performance.now()));
}

async function carryOut(command: PeersCommand): Promise<PeersReply> {
  switch (command.type) {
    case 'call':
      callers.push(await WebCaller.call(command.url, command.account, command.number));
      break;
    case 'measure':
      talking = true;
      for (const { count } of callers) count.begin();
      break;
    case 'counts':
      talking = false;
      await pause(DRAIN_MS);
      return { type: 'counts', ...countsOf(callers.map(({ count }) => count)) };
    case 'hang-up':
      await Promise.all(callers.splice(0).map((caller) => caller.hangUp()));
  }
  return { type: 'done' };
}

process.on('message', async (command: PeersCommand) => {
  const failed = (error: unknown): PeersReply => ({ type: 'failed', message: String(error) });
  process.send?.(await carryOut(command).catch(failed));
});
process.on('disconnect', () => process.exit(0));
talk();
