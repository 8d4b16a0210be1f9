import type { ConferenceMember } from '@strowger/switch';
import { partyShown } from '../calls/party.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { Leg } from '../legs/leg.ts';

/** Loudness steps of the keys, dB. */
const STEP_DB = 4;
const QUIETEST_DB = -40;
const LOUDEST_DB = 20;
const USUAL_GATE_DB = -50;
const HIGHEST_GATE_DB = -10;
const LOWEST_GATE_DB = -90;

/** How a member is mixed. */
export interface MemberSound {
  readonly muted: boolean;
  readonly deaf: boolean;
  readonly gainDb: number;
  readonly listenGainDb: number;
  readonly gateDb: number;
}

/** Why a member is out. */
export type Departure = 'kicked' | 'ended' | 'moderator_left';

/** Somebody who is in a conference. */
export class Member {
  readonly id: number;
  readonly dialogue: Dialogue;
  readonly isModerator: boolean;
  /** Absolute path of the name that he has said; null: none. */
  readonly name: string | null;
  readonly #out = Promise.withResolvers<Departure>();
  sound: MemberSound;

  constructor(
    id: number,
    dialogue: Dialogue,
    given: { readonly isModerator: boolean; readonly muted: boolean; readonly name: string | null },
  ) {
    this.id = id;
    this.dialogue = dialogue;
    this.isModerator = given.isModerator;
    this.name = given.name;
    this.sound = { muted: given.muted, deaf: false, gainDb: 0, listenGainDb: 0, gateDb: USUAL_GATE_DB };
  }

  get leg(): Leg {
    return this.dialogue.party;
  }

  /** Resolves when he is put out. */
  get out(): Promise<Departure> {
    return this.#out.promise;
  }

  putOut(why: Departure): void {
    this.#out.resolve(why);
  }

  shown(now: { readonly talking: boolean; readonly floor: boolean } | null): ConferenceMember {
    const { profile, uuid } = this.leg;
    const { name, number } = partyShown(this.leg);
    return {
      memberId: this.id,
      uuid,
      callerName: name,
      callerNumber: number,
      extensionUuid: profile.extensionUuid,
      isModerator: this.isModerator,
      isMuted: this.sound.muted,
      isDeaf: this.sound.deaf,
      isTalking: now?.talking ?? false,
      hasFloor: now?.floor ?? false,
    };
  }
}

/** What a key changes (contract 20 §8.2); null: nothing. */
export function afterKey(sound: MemberSound, key: string): MemberSound | null {
  switch (key) {
    case '0':
      return { ...sound, muted: !sound.muted };
    case '*': {
      const off = !(sound.muted && sound.deaf);
      return { ...sound, muted: off, deaf: off };
    }
    case '9':
      return { ...sound, gateDb: bounded(sound.gateDb + STEP_DB, LOWEST_GATE_DB, HIGHEST_GATE_DB) };
    case '8':
      return { ...sound, gateDb: USUAL_GATE_DB };
    case '7':
      return { ...sound, gateDb: bounded(sound.gateDb - STEP_DB, LOWEST_GATE_DB, HIGHEST_GATE_DB) };
    case '3':
      return { ...sound, gainDb: bounded(sound.gainDb + STEP_DB, QUIETEST_DB, LOUDEST_DB) };
    case '2':
      return { ...sound, gainDb: 0 };
    case '1':
      return { ...sound, gainDb: bounded(sound.gainDb - STEP_DB, QUIETEST_DB, LOUDEST_DB) };
    case '6':
      return { ...sound, listenGainDb: bounded(sound.listenGainDb + STEP_DB, QUIETEST_DB, LOUDEST_DB) };
    case '5':
      return { ...sound, listenGainDb: 0 };
    case '4':
      return { ...sound, listenGainDb: bounded(sound.listenGainDb - STEP_DB, QUIETEST_DB, LOUDEST_DB) };
    default:
      return null;
  }
}

function bounded(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
