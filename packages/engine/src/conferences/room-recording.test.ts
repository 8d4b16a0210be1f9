import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memberCounts, offerConference, ROOM_NUMBER } from '../testing/conference-scene.ts';
import { Laboratory } from '../testing/laboratory.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const PCMU = 0;
const VOICE = 0x51;
/** What was mixed before the recording began may still be on its way. */
const RECORDED_FRAMES = 10;
const isVoice = ({ payload }: { readonly payload: Buffer }) => payload.every((byte) => byte === VOICE);

let laboratory: Laboratory;
let phones: readonly [TestPhone, TestPhone];
beforeEach(async () => {
  laboratory = await Laboratory.open();
  phones = [await laboratory.registered('1001'), await laboratory.registered('1002')];
});
afterEach(() => laboratory.close());

async function joins(phone: TestPhone, members: number): Promise<PhoneCall> {
  const call = phone.call(ROOM_NUMBER);
  await call.answered();
  await laboratory.seen.until(`${members} members`, () => memberCounts(laboratory).at(-1) === members);
  return call;
}

/** Both are in, and what the first says is being mixed, and recorded where that is wanted. */
async function talk(draft: number | null): Promise<readonly [PhoneCall, PhoneCall]> {
  const first = await joins(phones[0], 1);
  expect(laboratory.host.recordings.drafts).toHaveLength(draft ?? 0);
  const second = await joins(phones[1], 2);
  phones[0].rtp.talk(() => first.mediaPort, PCMU, VOICE);
  const { drafts } = laboratory.host.recordings;
  if (draft !== null) await vi.waitFor(() => expect(existsSync(drafts[draft] ?? '')).toBe(true), 15_000);
  const { rtp } = phones[1];
  rtp.forget();
  await rtp.seen.until('his voice', () => rtp.heard.filter(isVoice).length >= RECORDED_FRAMES);
  return [first, second];
}

async function kept(count: number) {
  const { recordings, seen } = laboratory.host;
  await seen.until(`${count} recordings`, () => recordings.kept.length >= count);
  return recordings.kept;
}

describe('the recording of a conference (contract 20 §8.1)', () => {
  it('is kept under the call of who was in first, when the last has left', async () => {
    offerConference(laboratory, { records: true });
    const [first, second] = await talk(0);
    await first.bye();
    await laboratory.seen.until('one left', () => memberCounts(laboratory).at(-1) === 1);
    expect(laboratory.host.recordings.kept).toEqual([]);
    await second.bye();
    const [recording] = await kept(1);
    const records = await laboratory.host.records(2);
    const ofFirst = records.find(({ extension }) => extension === '1001');
    expect(recording).toMatchObject({ callId: ofFirst?.call_id, tenantId: laboratory.host.tenant.tenantId });
    expect(recording?.durationMs).toBeGreaterThan(0);
    expect(records.map(({ extension, recorded }) => [extension, recorded]).sort()).toEqual([
      ['1001', true],
      ['1002', false],
    ]);
  });

  it('is kept when the engine stops', async () => {
    offerConference(laboratory, { records: true });
    await talk(0);
    await laboratory.engine.stop(0);
    expect(laboratory.host.recordings.kept).toHaveLength(1);
  });

  it('is not made where it is not wanted', async () => {
    offerConference(laboratory);
    const calls = await talk(null);
    await Promise.all(calls.map((call) => call.bye()));
    await laboratory.host.records(2);
    expect(laboratory.host.recordings.drafts).toEqual([]);
  });
});
