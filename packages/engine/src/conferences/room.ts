import type { ConferenceConfiguration } from '@strowger/callplan';
import type { Mixer, PlaySource } from '@strowger/rtp';
import type { ConferenceEvent, ConferenceMember, MemberAction } from '@strowger/switch';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { Services } from '../services.ts';
import { afterKey, Member, type MemberSound } from './member.ts';

/** What a room needs of the engine. */
export type RoomServices = Pick<Services, 'host' | 'media' | 'sounds' | 'log' | 'emit'>;

/** A conference while somebody is in it (contract 20 §8.2). */
export class Room {
  readonly tenantId: number;
  readonly conference: ConferenceConfiguration;
  readonly #services: RoomServices;
  readonly #members = new Map<number, Member>();
  readonly #mixer: Promise<Mixer>;
  readonly #emptied: (room: Room) => void;
  #lastId = 0;
  #arranged: Promise<void> = Promise.resolve();

  /** @param emptied told at once when the last has left: who comes then finds another room */
  constructor(
    services: RoomServices,
    { tenantId, conference }: Pick<Room, 'tenantId' | 'conference'>,
    near: Dialogue,
    emptied: (room: Room) => void,
  ) {
    this.#emptied = emptied;
    this.#services = services;
    this.tenantId = tenantId;
    this.conference = conference;
    const endpoint = near.party.media?.endpoint.id;
    this.#mixer = services.media.createMixer(endpoint === undefined ? {} : { near: endpoint });
  }

  get size(): number {
    return this.#members.size;
  }

  get isFull(): boolean {
    const { maxMembers } = this.conference;
    return maxMembers > 0 && this.#members.size >= maxMembers;
  }

  /** Somebody comes in: the others hear it. Rejects with MediaError. */
  async enter(dialogue: Dialogue, isModerator: boolean): Promise<Member> {
    this.#lastId += 1;
    const muted = this.conference.joinsMuted && !isModerator;
    const member = new Member(this.#lastId, dialogue, { isModerator, muted });
    this.#members.set(member.id, member);
    try {
      await this.#join(member);
    } catch (error) {
      await this.leave(member);
      throw error;
    }
    if (this.#members.size === 1) this.#tell({ type: 'conference.started', ...this.#shown() });
    this.#tell({ type: 'conference.joined', member: member.shown(null), ...this.#shown() });
    await this.#playToAll(this.conference.enterSound, 'conference_join_tone');
    await this.#arrange();
    return member;
  }

  /** Somebody has left or is put out: the others hear it; without the last moderator it may end. */
  async leave(member: Member): Promise<void> {
    if (!this.#members.delete(member.id)) return;
    if (this.#members.size === 0) this.#emptied(this);
    const { media } = member.leg;
    if (media !== null) await this.#services.media.leaveMixer(media.endpoint.id).catch(() => undefined);
    this.#tell({ type: 'conference.left', member: member.shown(null), ...this.#shown() });
    if (this.#members.size === 0) {
      this.#tell({ type: 'conference.ended', ...this.#shown() });
      await this.#quietly(async () => this.#services.media.closeMixer((await this.#mixer).mixerId));
      return;
    }
    if (member.isModerator && this.conference.endsWithModerator && !this.#hasModerator) this.end('moderator_left');
    await this.#playToAll(this.conference.exitSound, 'conference_leave_tone');
    await this.#arrange();
  }

  /** Puts everybody out. */
  end(why: 'ended' | 'moderator_left' = 'ended'): void {
    for (const member of this.#members.values()) member.putOut(why);
  }

  /** A member has pressed a key. */
  async press(member: Member, key: string): Promise<void> {
    const sound = afterKey(member.sound, key);
    if (sound !== null) await this.#change(member, sound);
  }

  /** False: there is no such member (any more). */
  async control(memberId: number, action: MemberAction): Promise<boolean> {
    const member = this.#members.get(memberId);
    if (member === undefined) return false;
    if (action === 'kick') member.putOut('kicked');
    else await this.#change(member, { ...member.sound, muted: action === 'mute' });
    return true;
  }

  /** In the order in which they came. */
  async members(): Promise<ConferenceMember[]> {
    const mixed = await this.#services.media.mixerMembers((await this.#mixer).mixerId).catch(() => []);
    return [...this.#members.values()].map((member) => {
      const id = member.leg.media?.endpoint.id;
      return member.shown(mixed.find(({ endpointId }) => endpointId === id) ?? null);
    });
  }

  async #join(member: Member): Promise<void> {
    const { mixerId } = await this.#mixer;
    const { media } = member.leg;
    if (media !== null) await this.#services.media.joinMixer(mixerId, media.endpoint.id, this.#mixed(member));
  }

  get #hasModerator(): boolean {
    return [...this.#members.values()].some(({ isModerator }) => isModerator);
  }

  get #waits(): boolean {
    return this.conference.waitsForModerator && !this.#hasModerator;
  }

  async #change(member: Member, sound: MemberSound): Promise<void> {
    member.sound = sound;
    await this.#mix(member);
    this.#tell({ type: 'conference.changed', member: member.shown(null), ...this.#shown() });
  }

  /** One after the other: the last has the last word, by who is in then. */
  #arrange(): Promise<void> {
    this.#arranged = this.#arranged.then(() => this.#giveSound());
    return this.#arranged;
  }

  /** Who is alone, or waits for a moderator, hears music; all others hear each other. */
  async #giveSound(): Promise<void> {
    const music = this.#members.size === 1 || this.#waits;
    for (const member of [...this.#members.values()]) {
      await this.#mix(member);
      await this.#quietly(async () => {
        const source = this.#services.sounds.holdMusic(member.leg.profile.holdMusic, this.tenantId);
        if (music) await member.leg.media?.play(source);
        else await member.leg.media?.stopPlay();
      });
    }
  }

  #mix(member: Member): Promise<void> {
    return this.#quietly(async () => {
      const { media } = member.leg;
      if (media !== null) await this.#services.media.updateMember(media.endpoint.id, this.#mixed(member));
    });
  }

  /** Nobody hears anybody before a moderator is there. */
  #mixed({ sound }: Member): MemberSound {
    return this.#waits ? { ...sound, muted: true, deaf: true } : sound;
  }

  #playToAll(sound: string, usual: 'conference_join_tone' | 'conference_leave_tone'): Promise<void> {
    return this.#quietly(async () => {
      const { sounds, media } = this.#services;
      const listener = { tenantId: this.tenantId, language: '' };
      const found = sound === '' ? null : await sounds.sound(sound, listener);
      const source: PlaySource = found ?? sounds.say([{ say: 'prompt', name: usual }], '');
      await media.playToMixer((await this.#mixer).mixerId, source);
    });
  }

  #shown() {
    const { uuid: conferenceUuid, number } = this.conference;
    return { tenantId: this.tenantId, conferenceUuid, number, memberCount: this.#members.size };
  }

  #tell(event: ConferenceEvent): void {
    this.#services.emit(event);
  }

  /** A member may go while he is looked after. */
  async #quietly(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#services.log('debug', 'the sound of a conference', { room: this.conference.uuid, error: String(error) });
    }
  }
}
