import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { excerpt, levelAt } from '../audio/measure.ts';
import { parseWavBytes } from '../audio/wav.ts';
import { expectStatus, field, rowsOf, tokenOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let subscribers: readonly [Subscriber, Subscriber, Subscriber];
let conference: string;

/** What each plays, Hz. */
const TONES = [440, 700, 1000] as const;
const LOUD = -30;
const SILENT = -50;

beforeAll(async () => {
  office = await exchange.office('conferences');
  subscribers = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
  const body = {
    tenant_id: office.tenantId,
    conference_center_name: 'Monday',
    conference_center_extension: '3000',
    announce_count: false,
    enter_sound: 'silence_stream://20',
    exit_sound: 'silence_stream://20',
  };
  conference = String(expectStatus(await exchange.admin('POST', '/conferences', body), 200).body);
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

const participants = async (uuid = conference) => {
  const answer = await exchange.admin('GET', `/conference_participants?conference_uuid=${uuid}`);
  return rowsOf({ ...answer, body: field(expectStatus(answer, 200).body, 'members') });
};

async function allIn() {
  const phones = await Promise.all(
    subscribers.map((subscriber, index) => subscriber.baresip({ plays: TONES[index] ?? 0, talksFor: 90 })),
  );
  for (const phone of phones) {
    await phone.dial('3000');
    await phone.established();
  }
  await expect.poll(async () => (await participants()).length, { timeout: 15_000 }).toBe(3);
  return phones;
}

describe('a conference of three (contract 20 §8)', () => {
  it('lets each hear the others and not himself; one who is muted is not heard, one who is put out is gone', async () => {
    const phones = await allIn();
    const marks = phones.map((phone) => phone.heardMs());
    await Promise.all(phones.map((phone, index) => phone.hears((marks[index] ?? 0) + 2000)));
    const [, second] = await participants();
    const control = { conference_uuid: conference, member_id: Number(second?.member_id) };
    expectStatus(await exchange.admin('POST', '/conference_participants', { ...control, action: 'mute' }), 200);
    expect((await participants())[1]?.status).toMatch(/(^|\|)mute(\||$)/);
    const muted = phones.map((phone) => phone.heardMs());
    await Promise.all(phones.map((phone, index) => phone.hears((muted[index] ?? 0) + 1500)));
    expectStatus(await exchange.admin('POST', '/conference_participants', { ...control, action: 'kick' }), 200);
    await phones[1]?.closed();
    expect(await participants()).toHaveLength(2);
    await Promise.all([phones[0]?.hangup(), phones[2]?.hangup()]);
    await Promise.all([phones[0]?.closed(), phones[2]?.closed()]);
    const level = (index: number, frequency: number, from: number, ms: number) => {
      const heard = phones[index]?.heard();
      if (heard === undefined) throw new Error('nothing was heard');
      return levelAt(excerpt(heard, from, from + ms), frequency);
    };
    const levels = TONES.map((_, index) =>
      TONES.map((frequency) => Math.round(level(index, frequency, (marks[index] ?? 0) + 700, 1200))),
    );
    for (const [index, own] of TONES.entries()) {
      for (const [other, frequency] of TONES.entries()) {
        const heard = levels[index]?.[other] ?? 0;
        const what = `${frequency} Hz by ${own} Hz of ${JSON.stringify(levels)}`;
        if (other === index) expect(heard, what).toBeLessThan(SILENT);
        else expect(heard, what).toBeGreaterThan(LOUD);
      }
    }
    expect(level(0, 700, (muted[0] ?? 0) + 500, 900)).toBeLessThan(SILENT);
    expect(level(0, 1000, (muted[0] ?? 0) + 500, 900)).toBeGreaterThan(LOUD);
  });
});

describe('a conference with PINs', () => {
  it('admits by the PIN alone, and shows no PIN to lists', async () => {
    const body = {
      tenant_id: office.tenantId,
      conference_center_name: 'Board',
      conference_center_extension: '3001',
      participant_pin: '1111',
      moderator_pin: '2222',
    };
    const uuid = String(expectStatus(await exchange.admin('POST', '/conferences', body), 200).body);
    expect((await exchange.admin('GET', '/conferences')).text).not.toMatch(/1111|2222/);
    const [alice] = subscribers;
    const phone = await alice.baresip({ plays: 440, talksFor: 90 });
    await phone.dial('3001');
    await phone.established();
    await phone.hears(500);
    await phone.sendDtmf('2222#');
    const members = async () => {
      const answer = await exchange.admin('GET', `/conference_participants?conference_uuid=${uuid}`);
      return rowsOf({ ...answer, body: field(answer.body, 'members') });
    };
    await expect.poll(async () => (await members())[0]?.status, { timeout: 15_000 }).toContain('moderator');
    await phone.hangup();
    await phone.closed();
  });
});

/** Bytes of everything that is being recorded. */
function drafts(): number[] {
  const folder = join(exchange.server.data, 'media', '.drafts');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
}

async function recordingOf(callId: string): Promise<Buffer> {
  const token = await tokenOf(exchange.server.url, ADMIN_USERNAME, ADMIN_PASSWORD);
  const ask = () =>
    fetch(`${exchange.server.url}/api/cdr/${callId}/recording`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await eventually(ask, ({ status }) => status === 200);
  return Buffer.from(await answer.arrayBuffer());
}

describe('a conference that is recorded and announces names (contract 20 §8.1)', () => {
  it('tells who stays the name of who leaves, and is found by the record of who was in first', async () => {
    const [FIRST_HZ, SECOND_HZ, TWO_SECONDS] = [440, 1000, 32_000];
    const body = {
      tenant_id: office.tenantId,
      conference_center_name: 'Minutes',
      conference_center_extension: '3002',
      announce_count: false,
      announce_name: true,
      record: true,
      enter_sound: 'silence_stream://20',
      exit_sound: 'silence_stream://20',
    };
    const uuid = String(expectStatus(await exchange.admin('POST', '/conferences', body), 200).body);
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const [first, second] = [
      await alice.baresip({ plays: FIRST_HZ, talksFor: 90 }),
      await bob.baresip({ plays: SECOND_HZ, talksFor: 90 }),
    ];
    await Promise.all([first, second].map((phone) => phone.dial('3002')));
    await Promise.all([first, second].map((phone) => phone.established()));
    const saysNames = () => drafts().filter((bytes) => bytes >= TWO_SECONDS).length;
    await expect.poll(saysNames, { timeout: 20_000 }).toBe(2);
    for (const [index, phone] of [first, second].entries()) {
      await phone.sendDtmf('#');
      await expect.poll(async () => (await participants(uuid)).length, { timeout: 10_000 }).toBe(index + 1);
    }
    await first.hears(first.heardMs() + 2500);
    await second.hangup();
    await second.closed();
    await expect.poll(async () => (await participants(uuid)).length, { timeout: 15_000 }).toBe(1);
    const left = first.heardMs();
    await first.hears(left + 1500);
    await first.hangup();
    await first.closed();
    // His voice has gone with him: what is heard of it is his name.
    const name = excerpt(first.heard(), left + 400, left + 1000);
    expect(levelAt(name, SECOND_HZ)).toBeGreaterThan(LOUD);

    const [record] = await office.records(alice, { status: 'answered' });
    const recording = parseWavBytes(await recordingOf(String(record?.['call_id'])), 0);
    const talk = excerpt(recording, 500, 2000);
    expect(levelAt(talk, FIRST_HZ)).toBeGreaterThan(LOUD);
    expect(levelAt(talk, SECOND_HZ)).toBeGreaterThan(LOUD);
    expect(levelAt(talk, 700)).toBeLessThan(SILENT);
    await expect.poll(() => drafts().length, { timeout: 15_000 }).toBe(0);
  }, 60_000);
});
