import type { ConferenceStep } from '@strowger/callplan';
import type { PromptName } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';
import { askPin } from '../dialogue/ask-pin.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { recordName } from '../steps/record-name.ts';
import type { StepOutcome } from '../steps/step-run.ts';
import type { Departure, Member } from './member.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

const PAUSE_MS = 300;
const NEXT: StepOutcome = { kind: 'next' };

/** A caller's stay in a conference (contract 20 §8.2). */
export function conferenceStay({ conference, isOpen, entersAs }: ConferenceStep, rooms: Rooms): Application {
  return async (dialogue, { plan }) => {
    const { name, number } = conference;
    dialogue.party.describe({ application: 'conference', applicationArgument: number, conferenceName: name });
    await dialogue.answer();
    await dialogue.pause(PAUSE_MS);
    if (!isOpen) return refused(dialogue, 'feature_not_available');
    const greeting = await dialogue.until(dialogue.services.sounds.sound(conference.greeting, { ...plan }));
    if (greeting !== null) await dialogue.say(greeting);
    const role = await admitted(dialogue, plan.tenantId, { conference, entersAs });
    if (role === null) return refused(dialogue, 'goodbye');
    const present = rooms.in(conference.uuid);
    if (present?.isFull) return refused(dialogue, 'conference_full');
    if (conference.announcesCount) await announceCount(dialogue, present?.size ?? 0);
    const spokenName = conference.announcesNames ? await recordName(dialogue) : null;
    const room = rooms.open(plan.tenantId, conference, dialogue);
    return stay(dialogue, room, { isModerator: role === 'moderator', spokenName });
  };
}

/** As what the caller may enter; null: not at all. */
async function admitted(
  dialogue: Dialogue,
  tenantId: number,
  { conference, entersAs }: Pick<ConferenceStep, 'conference' | 'entersAs'>,
): Promise<'participant' | 'moderator' | null> {
  if (!conference.hasParticipantPin && !conference.hasModeratorPin) return entersAs;
  const subject = { kind: 'conference', uuid: conference.uuid } as const;
  const role = await askPin(dialogue, tenantId, subject, {
    ask: 'conference_enter_pin',
    wrong: 'conference_pin_invalid',
  });
  return role === 'owner' ? null : role;
}

/** @param as `spokenName`: path of a draft; null: he has said none */
async function stay(
  dialogue: Dialogue,
  room: Room,
  as: { readonly isModerator: boolean; readonly spokenName: string | null },
): Promise<StepOutcome> {
  if (room.isFull) {
    if (as.spokenName !== null) await dialogue.services.host.mailboxes.discard(as.spokenName);
    return refused(dialogue, 'conference_full');
  }
  const member = await room.enter(dialogue, as.isModerator, as.spokenName);
  try {
    const why = await untilOut(dialogue, room, member);
    await room.leave(member);
    if (why !== 'left') await dialogue.speak([{ say: 'prompt', name: FAREWELLS[why] }], '');
    return NEXT;
  } finally {
    await room.leave(member);
  }
}

const FAREWELLS: Readonly<Record<Departure, PromptName>> = {
  kicked: 'conference_removed',
  ended: 'goodbye',
  moderator_left: 'conference_leader_left',
};

/** Obeys the member's keys until he leaves by `#` or is put out. */
async function untilOut(dialogue: Dialogue, room: Room, member: Member): Promise<Departure | 'left'> {
  const out = member.out.then((why) => ({ why }));
  for (;;) {
    const next = await Promise.race([dialogue.key(Number.POSITIVE_INFINITY), out]);
    if (next !== null && typeof next === 'object') return next.why;
    if (next === '#') return 'left';
    if (next !== null) await room.press(member, next);
  }
}

async function announceCount(dialogue: Dialogue, others: number): Promise<void> {
  if (others === 0) await dialogue.speak([{ say: 'prompt', name: 'conference_only_person' }]);
  else await dialogue.speak([{ say: 'conference_others', count: others }]);
  dialogue.keys.forget();
}

async function refused(dialogue: Dialogue, name: PromptName): Promise<StepOutcome> {
  await dialogue.speak([{ say: 'prompt', name }], '');
  return NEXT;
}
