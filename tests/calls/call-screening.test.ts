import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dominantTone, excerpt } from '../audio/measure.ts';
import type { Sound } from '../audio/wav.ts';
import { Carrier } from './carrier.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const DID = '+441632960160';

const exchange = useOwnExchange();
let carrier: Carrier;
let office: Office;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('screening');
  carrier = await Carrier.at(exchange, '127.0.0.2');
  carol = await office.subscriber({ call_screen_enabled: true });
  await carrier.route(office, DID, { destination_target_type: 'extension', destination_target: carol.number });
}, 60_000);

/** How clean this tone is in the clearest part of what was heard, dB; -Infinity: nowhere. */
function clearestTone(heard: Sound, frequency: number): number {
  const parts = Array.from({ length: 12 }, (_, part) => dominantTone(excerpt(heard, part * 300, (part + 1) * 300)));
  const clear = parts.filter((tone) => Math.abs(tone.frequency - frequency) < 5).map(({ snr }) => snr);
  return Math.max(Number.NEGATIVE_INFINITY, ...clear);
}

afterEach(() => office.channelsWhen((left) => left.length === 0));

describe('an extension that screens its calls from outside', () => {
  it('hears the name that the caller said, and takes the call with 1', async () => {
    const phone = await carol.baresip();
    const call = await carrier.call('uac-invites-talks-and-hangs-up', { number: DID, talkMs: 20_000, plays: 520 });
    await phone.answer({ timeout: 15_000 });
    await phone.hears(2000);
    await phone.sendDtmf('1');
    await call.succeeds();
    await phone.closed();
    expect(clearestTone(phone.heard(), 520)).toBeGreaterThan(10);
    expect(await office.records(carol, { leg: 'b' })).toMatchObject([{ hangup_cause: 'NORMAL_CLEARING' }]);
  }, 60_000);

  it('refuses it with 2, which is busy', async () => {
    const phone = await carol.baresip();
    const call = await carrier.call('uac-invites-and-waits-for-bye', { number: DID });
    await phone.answer({ timeout: 15_000 });
    await phone.hears(700);
    await phone.sendDtmf('2');
    await phone.closed();
    await call.succeeds();
  }, 60_000);

  it('is not asked about calls from inside', async () => {
    const alice = await office.subscriber();
    const phone = await carol.baresip({ answers: 'at once' });
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: carol.number, talkMs: 200 });
    await Promise.all([call.succeeds(), phone.closed()]);
  });
});
