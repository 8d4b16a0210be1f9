import type { ConferenceConfiguration } from '@strowger/callplan';
import type { Mixer, Playing } from '@strowger/rtp';
import type { ConferenceEvent, ConferenceMember, MemberAction } from '@strowger/switch';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { Services } from '../services.ts';
import { afterKey, Member, type MemberSound } from './member.ts';
import { ENTERING, LEAVING, type Passage, passageSound } from './passage.ts';
import { RoomRecording } from './room-recording.ts';

/** What a room needs of the engine. */
export type RoomServices = Pick<Services, 'host' | 'media' | 'sounds' | 'clock' | 'log' | 'emit'>;

/** What a room tells whoever made it. */
export interface RoomEvents {
  /** The last has left: who comes then finds another room. Told at once. */
  emptied(room: Room): void;
  /** It is being recorded: resolves when the recording is kept, or lost. */
  keeping(kept: Promise<void>): void;
}

/** A conference while somebody is in it (contract 20 §8.2). */
export class Room {
  readonly tenantId: number;
  readonly conference: ConferenceConfiguration;
  readonly #services: RoomServices;
  readonly #members = new Map<number, Member>();
  readonly #mixer: Promise<Mixer>;
  readonly #events: RoomEvents;
  readonly #recording: RoomRecording;
  #lastId = 0;
  #arranged: Promise<void> = Promise.resolve();

  constructor(
    services: RoomServices,
    { tenantId, conference }: Pick<Room, 'tenantId' | 'conference'>,
    near: Dialogue,
    events: RoomEvents,
  ) {
    this.#events = events;
    this.#services = services;
    this.tenantId = tenantId;
    this.conference = conference;
    const endpoint = near.party.media?.endpoint.id;
    this.#mixer = services.media.createMixer(endpoint === undefined ? {} : { near: endpoint });
    this.#recording = new RoomRecording(services, this.#mixer, (kept) => events.keeping(kept));
  }

  get size(): number {
    return this.#members.size;
  }

  get isFull(): boolean {
    const { maxMembers } = this.conference;
    return maxMembers > 0 && this.#members.size >= maxMembers;
  }

  /**
   * Somebody comes in: the others hear it. Rejects with MediaError.
   * @param name path of the name that he has said, a draft of the host's mailboxes, which the room drops; null: none
   */
  async enter(dialogue: Dialogue, isModerator: boolean, name: string | null = null): Promise<Member> {
    this.#lastId += 1;
    const muted = this.conference.joinsMuted && !isModerator;
    const member = new Member(this.#lastId, dialogue, { isModerator, muted, name });
    this.#members.set(member.id, member);
    try {
      await this.#join(member);
    } catch (error) {
      await this.leave(member);
      throw error;
    }
    if (this.#members.size === 1) this.#tell({ type: 'conference.started', ...this.#shown() });
    this.#tell({ type: 'conference.joined', member: member.shown(null), ...this.#shown() });
    this.#record();
    await this.#announce(member, ENTERING, this.conference.enterSound);
    await this.#arrange();
    return member;
  }

  /** Somebody has left or is put out: the others hear it; without the last moderator it may end. */
  async leave(member: Member): Promise<void> {
    if (!this.#members.delete(member.id)) return;
    if (this.#members.size === 0) this.#events.emptied(this);
    const { media } = member.leg;
    if (media !== null) await this.#services.media.leaveMixer(media.endpoint.id).catch(() => undefined);
    this.#tell({ type: 'conference.left', member: member.shown(null), ...this.#shown() });
    if (this.#members.size === 0) {
      this.#tell({ type: 'conference.ended', ...this.#shown() });
      this.#recording.end();
      await this.#forgetName(member, null);
      await this.#quietly(async () => this.#services.media.closeMixer((await this.#mixer).mixerId));
      return;
    }
    if (member.isModerator && this.conference.endsWithModerator && !this.#hasModerator) this.end('moderator_left');
    const heard = await this.#announce(member, LEAVING, this.conference.exitSound);
    void this.#forgetName(member, heard);
    // Who is alone hears music, which goes before whatever plays to the room.
    if (heard !== null && this.#members.size === 1) void heard.ended.then(() => this.#arrange());
    else await this.#arrange();
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

  async #mix(member: Member): Promise<void> {
    await this.#quietly(async () => {
      const { media } = member.leg;
      if (media !== null) await this.#services.media.updateMember(media.endpoint.id, this.#mixed(member));
    });
  }

  /** Nobody hears anybody before a moderator is there. */
  #mixed({ sound }: Member): MemberSound {
    return this.#waits ? { ...sound, muted: true, deaf: true } : sound;
  }

  /** Who is in first has the recording under his call. */
  #record(): void {
    const [first] = this.#members.values();
    if (first === undefined || !this.conference.records || this.#members.size < 2) return;
    void this.#recording.begin(first.leg);
  }

  /** All hear that he comes or goes. His name is for the others: who is alone does not hear his own. */
  #announce(member: Member, passage: Passage, chosen: string): Promise<Playing | null> {
    const others = this.#members.size - (this.#members.has(member.id) ? 1 : 0);
    return this.#quietly(async () => {
      const { sounds, media } = this.#services;
      const listener = { tenantId: this.tenantId, language: member.dialogue.language };
      const name = others > 0 ? member.name : null;
      const source = await passageSound(sounds, passage, { chosen, name, listener });
      return media.playToMixer((await this.#mixer).mixerId, source);
    });
  }

  /** A name goes once the others have heard it. */
  async #forgetName({ name }: Member, heard: Playing | null): Promise<void> {
    if (name === null) return;
    await heard?.ended;
    await this.#quietly(() => this.#services.host.mailboxes.discard(name));
  }

  #shown() {
    const { uuid: conferenceUuid, number } = this.conference;
    return { tenantId: this.tenantId, conferenceUuid, number, memberCount: this.#members.size };
  }

  #tell(event: ConferenceEvent): void {
    this.#services.emit(event);
  }

  /** A member may go while he is looked after. */
  async #quietly<Result>(run: () => Promise<Result>): Promise<Result | null> {
    try {
      return await run();
    } catch (error) {
      this.#services.log('debug', 'the sound of a conference', { room: this.conference.uuid, error: String(error) });
      return null;
    }
  }
}
