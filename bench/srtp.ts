/**
 * Relays N bridged G.711 calls through the media plane, first as plain RTP, then in the same run with SRTP on both legs
 * (each packet is checked, decrypted, encrypted and tagged). Packets are made ahead, so that the sending side costs the
 * same. Prints packets per second, loss and CPU per packet, how the two compare, and what one packet costs alone.
 *
 *     node bench/srtp.ts [calls = 100] [seconds per side = 3]
 */
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { buildRtp, type MediaPlane, type SrtpKey, type SrtpKeys, startMediaPlane } from '@strowger/rtp';
import { SrtpReceiver } from '../packages/rtp/src/srtp/srtp-receiver.ts';
import { SrtpSender } from '../packages/rtp/src/srtp/srtp-sender.ts';

interface Result {
  readonly name: string;
  readonly packetsPerSecond: number;
  readonly lossPercent: number;
  readonly cpuMicrosPerPacket: number;
}

interface Leg {
  readonly socket: Socket;
  readonly port: number;
  readonly packets: readonly Buffer[];
}

const HOST = '127.0.0.1';
const PTIME_MS = 20;
const FRAMES_PER_SECOND = 1000 / PTIME_MS;
/** Latching, connecting and compiling are no part of a call's steady state. */
const WARM_UP_FRAMES = FRAMES_PER_SECOND;
const DRAIN_MS = 300;
const PAYLOAD = Buffer.alloc(160, 0xff);

function newKey(): SrtpKey {
  return { suite: 'AES_CM_128_HMAC_SHA1_80', master: new Uint8Array(randomBytes(30)) };
}

function frame(sequence: number): Buffer {
  return buildRtp({ payloadType: 0, sequence, timestamp: sequence * 160, ssrc: 7, payload: PAYLOAD });
}

function packetsOf(frames: number, key: SrtpKey | null): Buffer[] {
  const sender = key && new SrtpSender(key);
  return Array.from({ length: frames }, (_, sequence) => {
    const packet = frame(sequence);
    return sender?.protectRtp(packet) ?? packet;
  });
}

async function openLeg(
  plane: MediaPlane,
  frames: number,
  secure: boolean,
  onPacket: () => void,
): Promise<Leg & { id: string }> {
  const socket = createSocket({ type: 'udp4', lookup: (host, _options, done) => done(null, host, 4) });
  await new Promise<void>((resolve) => socket.bind({ address: HOST, port: 0, exclusive: true }, () => resolve()));
  socket.on('message', (packet) => packet.length >= PAYLOAD.length && onPacket());
  const keys: SrtpKeys | null = secure ? { send: newKey(), receive: newKey() } : null;
  const { id, port } = await plane.createEndpoint();
  await plane.setRemote(id, {
    address: HOST,
    port: socket.address().port,
    payloads: [{ pt: 0, codec: 'PCMU', clockRate: 8000 }],
    ...(keys ? { srtp: keys } : {}),
  });
  return { id, socket, port, packets: packetsOf(frames, keys?.receive ?? null) };
}

/** Sends frames `from` to `to` of every leg, each at its time, the legs evenly spread. */
async function sendFrames(legs: readonly Leg[], from: number, to: number): Promise<void> {
  const start = performance.now();
  const total = (to - from) * legs.length;
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / PTIME_MS) * legs.length));
    for (; sent < due; sent++) {
      const leg = legs[sent % legs.length];
      const packet = leg?.packets[from + Math.floor(sent / legs.length)];
      if (leg && packet) leg.socket.send(packet, leg.port, HOST);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
}

async function measure(name: string, calls: number, seconds: number, secure: boolean): Promise<Result> {
  const portRange = { min: 20_000, max: 20_000 + calls * 8 };
  const plane = await startMediaPlane({ workers: 1, addresses: [HOST], portRange });
  let received = 0;
  const frames = WARM_UP_FRAMES + seconds * FRAMES_PER_SECOND;
  const legs = await Promise.all(
    Array.from({ length: calls * 2 }, () => openLeg(plane, frames, secure, () => received++)),
  );
  for (let i = 0; i < legs.length; i += 2) {
    const [a, b] = [legs[i], legs[i + 1]];
    if (a && b) await plane.bridge(a.id, b.id);
  }
  await sendFrames(legs, 0, WARM_UP_FRAMES);
  received = 0;
  const cpu = process.cpuUsage();
  await sendFrames(legs, WARM_UP_FRAMES, frames);
  const { user, system } = process.cpuUsage(cpu);
  await plane.close();
  for (const { socket } of legs) socket.close();
  const sent = (frames - WARM_UP_FRAMES) * legs.length;
  return {
    name,
    packetsPerSecond: received / seconds,
    lossPercent: (100 * (sent - received)) / sent,
    cpuMicrosPerPacket: (user + system) / received,
  };
}

/** Microseconds to protect a packet and to take it apart again, without any network. */
function costOfOnePacket(): { protect: number; unprotect: number } {
  const key = newKey();
  const [sender, receiver] = [new SrtpSender(key), new SrtpReceiver(key)];
  const rounds = 20_000;
  const packets = Array.from({ length: rounds }, (_, sequence) => frame(sequence));
  const start = performance.now();
  const secured = packets.flatMap((packet) => sender.protectRtp(packet) ?? []);
  const middle = performance.now();
  for (const packet of secured) receiver.unprotectRtp(packet);
  const end = performance.now();
  return { protect: ((middle - start) * 1000) / rounds, unprotect: ((end - middle) * 1000) / rounds };
}

function print({ name, packetsPerSecond, lossPercent, cpuMicrosPerPacket }: Result): void {
  console.log(
    `${name.padEnd(24)} ${packetsPerSecond.toFixed(0).padStart(7)} packets/s  loss ${lossPercent.toFixed(3)} %  ` +
      `cpu ${cpuMicrosPerPacket.toFixed(1)} us/packet (generator included)`,
  );
}

const calls = Math.min(400, Math.max(1, Number(process.argv[2] ?? 100) || 100));
const seconds = Math.min(5, Math.max(1, Number(process.argv[3] ?? 3) || 3));
console.log(`${calls} bridged calls, 20 ms G.711 both ways, ${seconds} s a side, loopback`);
const plain = await measure('plain RTP', calls, seconds, false);
print(plain);
const secure = await measure('SRTP on both legs', calls, seconds, true);
print(secure);
console.log(
  `SRTP / plain: packets/s ${(secure.packetsPerSecond / plain.packetsPerSecond).toFixed(2)}, ` +
    `cpu per packet ${(secure.cpuMicrosPerPacket / plain.cpuMicrosPerPacket).toFixed(2)}`,
);
const { protect, unprotect } = costOfOnePacket();
console.log(`one packet alone: protect ${protect.toFixed(1)} us, check and decrypt ${unprotect.toFixed(1)} us`);
