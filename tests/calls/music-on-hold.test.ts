import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { excerpt, toneSegments } from '../audio/measure.ts';
import { writeToneWav } from '../audio/tone.ts';
import { expectStatus, tokenOf } from '../system/api-client.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let folder: string;

beforeAll(async () => {
  office = await exchange.office('music');
  folder = mkdtempSync(join(tmpdir(), 'strowger-music-'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Makes a category with one file: a tone. */
async function music(name: string, frequency: number, fields: object = {}): Promise<void> {
  const body = { tenant_id: office.tenantId, music_on_hold_name: name, ...fields };
  const uuid = String(expectStatus(await exchange.admin('POST', '/music_on_hold', body), 200).body);
  const form = new FormData();
  form.append(
    'file',
    new Blob([readFileSync(writeToneWav(join(folder, `${frequency}.wav`), frequency, 20))]),
    'tone.wav',
  );
  const token = await tokenOf(exchange.server.url, ADMIN_USERNAME, ADMIN_PASSWORD);
  const uploaded = await fetch(`${exchange.server.url}/api/music_on_hold/${uuid}/files`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(uploaded.status).toBe(200);
}

describe('music that a tenant has uploaded (contract 20 §10.3)', () => {
  it('is what the held party of an extension hears that names it, from the next call on', async () => {
    await music('Our waltz', 720);
    const [holder, other] = [
      await office.subscriber({ hold_music: 'local_stream://our_waltz' }),
      await office.subscriber(),
    ];
    const [holding, held] = await Promise.all([
      holder.baresip({ plays: 440 }),
      other.baresip({ plays: 1000, answers: 'at once' }),
    ]);
    await holding.dial(other.number);
    await Promise.all([holding.established(), held.established()]);
    await held.hears(800);
    await holding.hold();
    const from = held.heardMs();
    await held.hears(from + 2500);
    await holding.hangup();
    await held.closed();
    expectTone(held.heard(), 720, { from: from + 700, to: from + 2200 });
  });

  it('gives way to its chimes, whatever the rate it is kept at', async () => {
    await music('Chiming', 720, {
      music_on_hold_rate: 48000,
      music_on_hold_chime_list: 'tone_stream://%(400,0,1500)',
      music_on_hold_chime_freq: 2,
    });
    const body = { conference_center_name: 'Lobby', conference_center_extension: '3000', announce_count: false };
    expectStatus(await exchange.admin('POST', '/conferences', { tenant_id: office.tenantId, ...body }), 200);
    // Who is alone in a conference hears music.
    const phone = await (await office.subscriber({ hold_music: 'chiming' })).baresip({ plays: 440 });
    await phone.dial('3000');
    await phone.established();
    await phone.hears(6000);
    await phone.hangup();
    await phone.closed();
    const heard = toneSegments(excerpt(phone.heard(), 1500));
    const near = (frequency: number) => heard.filter((tone) => Math.abs(tone.frequency - frequency) < 10);
    expect(near(720).length).toBeGreaterThan(1);
    const chimes = near(1500).map(({ startMs, endMs }) => endMs - startMs);
    expect(chimes.length).toBeGreaterThan(0);
    for (const milliseconds of chimes) expect(milliseconds).toBeLessThan(500);
    const starts = near(1500).map(({ startMs }) => startMs);
    // A busy machine plays a phone's sound a few frames early or late; another rate would make it seconds.
    for (const [index, start] of starts.slice(1).entries()) {
      expect(Math.abs(start - (starts[index] ?? 0) - 2000)).toBeLessThan(400);
    }
  });
});
