import { expect, test } from 'vitest';
import { eventually } from '../system/eventually.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange({ STROWGER_MAX_TRANSCODED_CALLS: '1' });

async function refusalsCounted(): Promise<string | undefined> {
  const text = await (await fetch(`${exchange.server.url}/metrics`)).text();
  return /^strowger_sip_refusals_total\{reason="transcoding_full"\} (\d+)$/m.exec(text)?.[1];
}

test('beyond STROWGER_MAX_TRANSCODED_CALLS a call that needs it is refused, counted and logged', async () => {
  const office = await exchange.office('transcoding-limit');
  const [alice, bob, carol, dave] = await Promise.all(Array.from({ length: 4 }, () => office.subscriber()));
  if (!alice || !bob || !carol || !dave) throw new Error('four subscribers');
  const [first, second] = await Promise.all([
    alice.baresip({ codecs: ['opus'] }),
    carol.baresip({ codecs: ['opus'] }),
    bob.baresip({ codecs: ['PCMU'], answers: 'at once' }),
    dave.baresip({ codecs: ['PCMU'], answers: 'at once' }),
  ]);
  await first.dial(bob.number);
  await first.established();
  await second.dial(dave.number);
  expect((await second.closed()).param).toContain('488 No Room To Transcode');
  expect(await eventually(refusalsCounted, (count) => count !== undefined)).toBe('1');
  expect(exchange.server.output()).toContain('"reason":"transcoding_full"');
  await first.hangup();
  await first.closed();
  await office.channelsWhen((left) => left.length === 0);
  await second.dial(dave.number);
  await second.established();
  await second.hangup();
  await second.closed();
});
