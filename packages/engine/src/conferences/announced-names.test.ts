import { existsSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memberCounts, offerConference, ROOM_NUMBER } from '../testing/conference-scene.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { shortTones } from '../testing/short-tones.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const PCMU = 0;
const EVENTS = 101;
const POUND = 11;
/** What is written at a time: a second. */
const PIECE_BYTES = 16_000;

let laboratory: Laboratory;
let phones: readonly [TestPhone, TestPhone];
beforeEach(async () => {
  laboratory = await Laboratory.open({ engine: { voice: shortTones() } });
  phones = [await laboratory.registered('1001'), await laboratory.registered('1002')];
  offerConference(laboratory, { announcesNames: true });
});
afterEach(() => laboratory.close());

/** Comes in as one of so many, with a name of one sound. */
async function saysName(phone: TestPhone, sound: number, members: number): Promise<PhoneCall> {
  const { drafts } = laboratory.host.mailboxes;
  const call = phone.call(ROOM_NUMBER);
  await call.answered();
  phone.rtp.talk(() => call.mediaPort, PCMU, sound);
  const said = () => {
    const path = drafts[members - 1] ?? '';
    return existsSync(path) ? statSync(path).size : 0;
  };
  await vi.waitFor(() => expect(said()).toBeGreaterThan(PIECE_BYTES), 10_000);
  phone.rtp.hush();
  phone.rtp.press(call.mediaPort, EVENTS, POUND);
  await laboratory.seen.until(`${members} members`, () => memberCounts(laboratory).at(-1) === members);
  return call;
}

it('the name that each has said is heard by the others when he comes and when he leaves, and is dropped then', async () => {
  const [first, second] = [0x33, 0x22];
  const { mailboxes, seen } = laboratory.host;
  const staying = await saysName(phones[0], first, 1);
  const leaving = await saysName(phones[1], second, 2);
  await phones[0].rtp.hears(PCMU, second);
  expect(phones[0].rtp.heard.some(({ payload }) => payload.every((byte) => byte === first))).toBe(false);
  await leaving.bye();
  await laboratory.seen.until('one left', () => memberCounts(laboratory).at(-1) === 1);
  phones[0].rtp.forget();
  await phones[0].rtp.hears(PCMU, second);
  await seen.until('his name to be dropped', () => mailboxes.discarded.length === 1);
  expect(mailboxes.discarded).toEqual(mailboxes.drafts.slice(1));
  await staying.bye();
  await seen.until('the other name to be dropped', () => mailboxes.discarded.length === 2);
}, 20_000);
