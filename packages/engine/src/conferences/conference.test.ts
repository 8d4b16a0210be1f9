import type { ConferenceConfiguration } from '@strowger/callplan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memberCounts, offerConference, ROOM, ROOM_NUMBER } from '../testing/conference-scene.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { DOMAIN, extension, uuidOf } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let phones: readonly TestPhone[];
beforeEach(async () => {
  const extensions = ['1001', '1002', '1003'].map((number) =>
    extension(number, { administersTenant: number === '1001' }),
  );
  laboratory = await Laboratory.open({ extensions });
  phones = await Promise.all(extensions.map(({ number }) => laboratory.registered(number)));
  configure({});
});
afterEach(() => laboratory.close());

const configure = (settings: Partial<ConferenceConfiguration>) => offerConference(laboratory, settings);

async function joins(index: number, members: number): Promise<PhoneCall> {
  const call = phones[index]?.call('3000');
  if (call === undefined) throw new Error(`there is no phone ${index}`);
  await call.answered();
  await laboratory.seen.until(`${members} members`, () => counts().at(-1) === members);
  return call;
}

const told = () => laboratory.events.filter(({ type }) => type.startsWith('conference.'));
const counts = () => memberCounts(laboratory);
const status = async () =>
  (await laboratory.engine.conferenceMembers(ROOM)).map(({ memberId, isMuted, isModerator }) => [
    memberId,
    isMuted,
    isModerator,
  ]);

describe('a conference (contract 20 §8.2, §8.3)', () => {
  it('begins with the first, tells who comes and goes, and ends with the last', async () => {
    const first = await joins(1, 1);
    const second = await joins(2, 2);
    expect(await status()).toEqual([
      [1, false, false],
      [2, false, false],
    ]);
    await first.bye();
    await laboratory.seen.until('one left', () => counts().at(-1) === 1);
    await second.bye();
    await laboratory.seen.until('the end', () => told().at(-1)?.type === 'conference.ended');
    expect(told().map(({ type }) => type)).toEqual([
      'conference.started',
      'conference.joined',
      'conference.joined',
      'conference.left',
      'conference.left',
      'conference.ended',
    ]);
    expect(await laboratory.engine.conferenceMembers(ROOM)).toEqual([]);
    const records = await laboratory.host.records(2);
    expect(records).toMatchObject([{ conference_name: 'Monday' }, { last_app: 'conference', last_arg: '3000' }]);
  });

  it('lets all hear each other, who came at the same moment', async () => {
    const calls = await Promise.all([0, 1, 2].map((index) => phones[index]?.call('3000')));
    await Promise.all(calls.map((call) => call?.answered()));
    await laboratory.seen.until('three members', () => counts().at(-1) === 3);
    phones[0]?.rtp.talk(() => calls[0]?.mediaPort ?? 0, 0, 0x51);
    await Promise.all([phones[1]?.rtp.hears(0, 0x51), phones[2]?.rtp.hears(0, 0x51)]);
  });

  it('obeys control: mute, unmute, kick, and says when a member is gone', async () => {
    await joins(1, 1);
    const second = await joins(2, 2);
    await laboratory.engine.controlMember(ROOM, 2, 'mute');
    expect(await status()).toEqual([
      [1, false, false],
      [2, true, false],
    ]);
    await laboratory.engine.controlMember(ROOM, 2, 'unmute');
    await laboratory.engine.controlMember(ROOM, 2, 'kick');
    await second.hasEnded();
    expect(await status()).toEqual([[1, false, false]]);
    await expect(laboratory.engine.controlMember(ROOM, 2, 'mute')).rejects.toMatchObject({ reason: 'wrong_state' });
  });

  it('shows who was called into it as himself, not as the one who called him', async () => {
    const caller = phones[1]?.call('1003');
    const callee = await phones[2]?.incoming();
    if (callee !== undefined) phones[2]?.pickUp(callee);
    await caller?.answered();
    await laboratory.event('channel.bridged', '1003');
    await caller?.refer(`<sip:${ROOM_NUMBER}@${DOMAIN}>`);
    await laboratory.seen.until('one member', () => counts().at(-1) === 1);
    expect(await laboratory.engine.conferenceMembers(ROOM)).toMatchObject([
      { callerNumber: '1003', extensionUuid: uuidOf('1003') },
    ]);
  });

  it('lets no more in than it may hold', async () => {
    configure({ maxMembers: 1 });
    await joins(1, 1);
    const refused = phones[2]?.call('3000');
    await refused?.answered();
    await refused?.hasEnded();
    expect(await status()).toEqual([[1, false, false]]);
  });

  it('has participants join muted, and moderators not', async () => {
    configure({ joinsMuted: true });
    await joins(1, 1);
    await joins(0, 2);
    expect(await status()).toEqual([
      [1, true, false],
      [2, false, true],
    ]);
  });

  it('ends for all when its last moderator leaves, where that is wanted', async () => {
    configure({ endsWithModerator: true });
    const participant = await joins(1, 1);
    const moderator = await joins(0, 2);
    await moderator.bye();
    await participant.hasEnded();
    expect(await laboratory.engine.conferenceMembers(ROOM)).toEqual([]);
  });

  it('ends when it is switched off', async () => {
    const member = await joins(1, 1);
    configure({ enabled: false });
    laboratory.engine.configurationChanged({ tenantId: 7, resource: 'conferences', id: ROOM });
    await member.hasEnded();
  });
});
