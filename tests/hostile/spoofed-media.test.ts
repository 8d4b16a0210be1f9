import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectTone } from '../calls/hearing.ts';
import type { Office } from '../calls/office.ts';
import { useOwnExchange } from '../calls/use-exchange.ts';
import { expectStatus, field } from '../system/api-client.ts';

const exchange = useOwnExchange();
const FRAME_MS = 20;
const FRAMES = 75;
let office: Office;

beforeAll(async () => {
  office = await exchange.office('spoofed');
}, 60_000);

/** A loud frame of PCMU: a square wave of 2000 Hz. */
function frame(sequence: number): Buffer {
  const packet = Buffer.alloc(12 + 160);
  packet.writeUInt16BE(0x8000, 0);
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(sequence * 160, 4);
  packet.writeUInt32BE(0xbad_5eed, 8);
  for (let at = 0; at < 160; at += 1) packet[12 + at] = at % 4 < 2 ? 0x80 : 0x00;
  return packet;
}

/** The media ports that the server named in the session descriptions it sent, read from the trace of the call. */
async function mediaPorts(callId: string): Promise<number[]> {
  const { body } = expectStatus(await exchange.admin('GET', `/calls/${callId}/trace`), 200);
  const messages = field(body, 'messages');
  const sent = Array.isArray(messages) ? messages.filter((message) => field(message, 'direction') === 'sent') : [];
  const ports = sent.flatMap((message) => [...String(field(message, 'raw')).matchAll(/m=audio (\d+) /g)]);
  return [...new Set(ports.map((match) => Number(match[1])))];
}

describe('media from somebody else', () => {
  it('sent to the ports of a call from its first moment is not heard in it', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const [caller, callee] = await Promise.all([
      alice.baresip({ plays: 440 }),
      bob.baresip({ plays: 1000, answers: 'at once' }),
    ]);
    await caller.dial(bob.number);
    await Promise.all([caller.established(), callee.established()]);
    const [channel] = await office.channelsWhen((channels) => channels.length === 2);
    const ports = await mediaPorts(String(channel?.uuid));
    expect(ports).toHaveLength(2);

    const attacker = createSocket('udp4');
    attacker.bind(0, '127.0.7.7');
    await once(attacker, 'listening');
    for (let sequence = 0; sequence < FRAMES; sequence += 1) {
      for (const port of ports) attacker.send(frame(sequence), port, '127.0.0.1');
      await pause(FRAME_MS);
    }
    attacker.close();

    await Promise.all([caller.hears(1200), callee.hears(1200)]);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(callee.heard(), 440);
    expectTone(caller.heard(), 1000);
  });
});
