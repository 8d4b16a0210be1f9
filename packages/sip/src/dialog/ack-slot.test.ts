import { expect, it } from 'vitest';
import { SipRequest } from '../message/message.ts';
import { memoryInUse } from '../testing/memory-in-use.ts';
import type { Flow } from '../transport/transport.ts';
import { AckSlot } from './ack-slot.ts';

const request = (method: string) =>
  new SipRequest({ method, uri: 'sip:bob@192.0.2.2', headers: [['CSeq', `1 ${method}`]] });

function flowInto(sent: string[]): Flow {
  const place = { address: '192.0.2.1', port: 5060 };
  return {
    id: 'flow',
    transport: 'udp',
    reliable: false,
    local: place,
    remote: place,
    closed: false,
    send: async (bytes) => void sent.push(Buffer.from(bytes).toString()),
    close: () => {},
  };
}

/** A slot that has acknowledged with `text`, which came in memory that it shares with 64 KiB of others. */
async function acknowledged(text: string, flow: Flow): Promise<AckSlot> {
  const acknowledge = async () => ({ flow, bytes: Buffer.alloc(65_536, text).subarray(0, Buffer.byteLength(text)) });
  const slot = new AckSlot({ acknowledge });
  slot.owe(request('INVITE'));
  slot.send(request('ACK'), { kind: 'flow', flow });
  await slot.sending;
  return slot;
}

it('repeats the ACK octet by octet when the 2xx comes again (RFC 3261 §13.2.2.4)', async () => {
  const sent: string[] = [];
  const slot = await acknowledged('ACK sip:b\u00e4r', flowInto(sent));
  slot.repeat();
  expect(sent).toEqual(['ACK sip:b\u00e4r']);
});

it('holds no more memory than the ACK takes, however long the dialog lives', async () => {
  const flow = flowInto([]);
  const open = (count: number) => Promise.all(Array.from({ length: count }, () => acknowledged('ACK', flow)));
  const first = await open(10);
  const before = memoryInUse();
  const slots = [...first, ...(await open(200))];
  expect(memoryInUse() - before).toBeLessThan(5_000_000);
  expect(slots).toHaveLength(210);
});
