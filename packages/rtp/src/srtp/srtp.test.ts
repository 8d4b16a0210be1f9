import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRtp } from '../packet/rtp.ts';
import { CounterMode } from './counter-mode.ts';
import { deriveSessionKeys } from './session-keys.ts';
import { SrtpReceiver } from './srtp-receiver.ts';
import { SrtpSender } from './srtp-sender.ts';
import { parametersOf, SRTP_SUITES, type SrtpKey, srtpMasterBytes } from './suite.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

const B3_MASTER = hex('E1F97A0D3E018BE0D64FA32C06DE4139 0EC675AD498AFEEBB6960B3AABE6');
const KEY: SrtpKey = { suite: 'AES_CM_128_HMAC_SHA1_80', master: B3_MASTER };

function rtp(sequence: number, payload: Uint8Array = Buffer.alloc(160, 0xab), ssrc = 77): Buffer {
  return buildRtp({ payloadType: 0, sequence: sequence & 0xffff, timestamp: sequence * 160, ssrc, payload });
}

describe('RFC 3711 test vectors', () => {
  test('B.2: the AES-CM key stream', () => {
    const cipher = new CounterMode(hex('2B7E151628AED2A6ABF7158809CF4F3C'));
    const stream = cipher.stream(hex('F0F1F2F3F4F5F6F7F8F9FAFBFCFD'), 48);
    expect(stream.toString('hex').toUpperCase()).toBe(
      'E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0',
    );
  });

  test('B.3: cipher key, salt and authentication key', () => {
    const keys = deriveSessionKeys(KEY, 'srtp');
    expect(keys.cipher).toEqual(hex('C61E7A93744F39EE10734AFE3FF7A087'));
    expect(keys.salt).toEqual(hex('30CBBC08863D8C85D49DB34A9AE1'));
    expect(keys.auth).toEqual(hex('CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4'));
  });

  test('a whole packet under the keys of B.3', () => {
    const packet = hex('800f1234decafbadcafebabe abababababababababababababababab');
    expect(new SrtpSender(KEY).protectRtp(packet)).toEqual(
      hex('800f1234decafbadcafebabe 4e55dc4ce79978d88ca4d215949d2402 b78d6acc99ea179b8dbb'),
    );
  });
});

describe.each(SRTP_SUITES)('%s', (suite) => {
  const key: SrtpKey = { suite, master: Buffer.alloc(srtpMasterBytes(suite), B3_MASTER) };

  test('what was protected comes out as it went in, and differs on the way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1200 }), fc.nat(0xffff), fc.nat(0xffffffff), (payload, sequence, ssrc) => {
        const packet = rtp(sequence, payload, ssrc);
        const secured = new SrtpSender(key).protectRtp(packet);
        expect(secured?.length).toBe(packet.length + parametersOf(suite).rtpTag);
        expect(secured && new SrtpReceiver(key).unprotectRtp(secured)).toEqual(packet);
      }),
    );
  });

  test('one changed bit anywhere drops the packet', () => {
    fc.assert(
      fc.property(fc.nat(), (bit) => {
        const secured = new SrtpSender(key).protectRtp(rtp(9)) ?? Buffer.alloc(0);
        const at = bit % (secured.length * 8);
        secured[at >> 3] = (secured[at >> 3] ?? 0) ^ (1 << (at & 7));
        expect(new SrtpReceiver(key).unprotectRtp(secured)).toBeNull();
      }),
    );
  });

  test('reports pass whole, once, and unchanged only', () => {
    const report = hex('80c80006 0000004d 0102030405060708 090a0b0c0d0e0f10 1112131415161718');
    const [sender, receiver] = [new SrtpSender(key), new SrtpReceiver(key)];
    const first = sender.protectRtcp(report) ?? Buffer.alloc(0);
    const second = sender.protectRtcp(report) ?? Buffer.alloc(0);
    expect(first).not.toEqual(second);
    expect(receiver.unprotectRtcp(Buffer.from(second))).toEqual(report);
    expect(receiver.unprotectRtcp(Buffer.from(first))).toEqual(report);
    expect(receiver.unprotectRtcp(Buffer.from(first))).toBeNull();
    first[10] = 0;
    expect(new SrtpReceiver(key).unprotectRtcp(first)).toBeNull();
  });
});

test('a repeated packet is dropped, and one older than the window', () => {
  const [sender, receiver] = [new SrtpSender(KEY), new SrtpReceiver(KEY)];
  const secured = Array.from({ length: 100 }, (_, i) => sender.protectRtp(rtp(i)) ?? Buffer.alloc(0));
  const take = (i: number) => receiver.unprotectRtp(Buffer.from(secured[i] ?? []));
  expect(take(1)).not.toBeNull();
  expect(take(1)).toBeNull();
  expect(take(99)).not.toBeNull();
  expect(take(60)).not.toBeNull();
  expect(take(60)).toBeNull();
  expect(take(0)).toBeNull();
});

test('loss and reordering around the wrap of sequence numbers lose nothing that arrives', () => {
  const order = fc
    .array(fc.record({ keep: fc.boolean(), shift: fc.nat(12) }), { minLength: 60, maxLength: 60 })
    .map((choices) =>
      choices
        .map(({ keep, shift }, i) => ({ keep, i, at: i + shift }))
        .filter(({ keep }) => keep)
        .sort((a, b) => a.at - b.at),
    );
  fc.assert(
    fc.property(order, fc.nat(2), (arrivals, cycles) => {
      const [sender, receiver] = [new SrtpSender(KEY), new SrtpReceiver(KEY)];
      // Both sides have come through whole cycles before, in steps that no estimate can mistake.
      for (let sequence = 0; sequence < cycles * 0x10000 + 65_490; sequence += 16_000) {
        const lead = sender.protectRtp(rtp(sequence));
        expect(lead && receiver.unprotectRtp(lead)).not.toBeNull();
      }
      const start = cycles * 0x10000 + 65_500;
      const sent = Array.from({ length: 60 }, (_, i) => sender.protectRtp(rtp(start + i)) ?? Buffer.alloc(0));
      for (const { i } of arrivals) expect(receiver.unprotectRtp(sent[i] ?? Buffer.alloc(0))).toEqual(rtp(start + i));
    }),
    { numRuns: 50 },
  );
});

test('nothing that a stranger sends throws', () => {
  const receiver = new SrtpReceiver(KEY);
  const aead = new SrtpReceiver({ suite: 'AEAD_AES_128_GCM', master: Buffer.alloc(28, 1) });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.constantFrom(receiver, aead), (bytes, asked) => {
      expect(asked.unprotectRtp(Buffer.from(bytes))).toBeNull();
      expect(asked.unprotectRtcp(Buffer.from(bytes))).toBeNull();
    }),
  );
});
