import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../live/live-event.ts';
import { afterConferenceEvents, flagsOf, type Participants } from './participants.ts';

const ROOM = 'room-1';
const alice = { member_id: 1, uuid: 'leg-1', caller_id_name: 'Alice', caller_id_number: '1001', status: 'hear|speak' };
const bob = { ...alice, member_id: 2, uuid: 'leg-2', caller_id_name: 'Bob', caller_id_number: '1002' };
const room: Participants = { conference_center_extension: '3000', members: [alice] };
const event = (type: string, member: object, conference_center_uuid = ROOM): LiveEvent => ({
  id: null,
  type,
  tenantId: 1,
  data: { conference_center_uuid, ...member },
});
const after = (...events: LiveEvent[]) => afterConferenceEvents(room, ROOM, events);

describe('who is in a conference (contract 20 §8.3)', () => {
  it('follows who joins, changes and leaves', () => {
    expect(after(event('conference.joined', bob)).members).toEqual([alice, bob]);
    const muted = { ...alice, status: 'hear|mute' };
    expect(after(event('conference.changed', muted)).members).toEqual([muted]);
    expect(after(event('conference.joined', bob), event('conference.left', alice)).members).toEqual([bob]);
    expect(after(event('conference.ended', {})).members).toEqual([]);
  });

  it('does not follow other conferences', () => {
    expect(after(event('conference.joined', bob, 'room-2'))).toBe(room);
  });

  it('reads flags as whole words', () => {
    expect(flagsOf({ status: 'hear|mute|talking|moderator' })).toEqual({
      muted: true,
      deaf: false,
      talking: false,
      moderator: true,
    });
    expect(flagsOf({ status: 'hear|speak|talking' })).toMatchObject({ muted: false, talking: true });
  });
});
