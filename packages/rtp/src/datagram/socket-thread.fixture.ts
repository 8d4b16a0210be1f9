import { parentPort } from 'node:worker_threads';
import { loadLibc } from './libc.ts';
import { linuxSockets } from './linux-sockets.ts';

/** A thread that keeps 50 sockets busy: each sends to itself whatever it receives. Posts their ports. */
const sockets = linuxSockets(loadLibc(), () => performance.now());
/** Where no other test takes ports. */
const HOST = '127.0.0.77';

async function openEcho(): Promise<number> {
  const socket = await sockets.bind(HOST, 0, (message, from) => socket.send(message, from));
  socket.send(Buffer.from('round and round'), { address: HOST, port: socket.port });
  return socket.port;
}

parentPort?.postMessage(await Promise.all(Array.from({ length: 50 }, openEcho)));
