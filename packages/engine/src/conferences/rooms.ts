import type { ConferenceConfiguration } from '@strowger/callplan';
import type { ConfigurationChange } from '@strowger/switch';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { Room, type RoomServices } from './room.ts';

/** The conferences that somebody is in, by uuid. */
export class Rooms {
  readonly #services: RoomServices;
  readonly #rooms = new Map<string, Room>();
  readonly #keeping = new Set<Promise<void>>();

  constructor(services: RoomServices) {
    this.#services = services;
  }

  /** The room of a conference, made when the first comes in. @param near whose media thread it takes */
  open(tenantId: number, conference: ConferenceConfiguration, near: Dialogue): Room {
    const open = this.#rooms.get(conference.uuid);
    if (open !== undefined) return open;
    const room = new Room(this.#services, { tenantId, conference }, near, {
      emptied: (emptied) => this.#forget(emptied),
      keeping: (kept) => this.#remember(kept),
    });
    this.#rooms.set(conference.uuid, room);
    return room;
  }

  in(conferenceUuid: string): Room | null {
    return this.#rooms.get(conferenceUuid) ?? null;
  }

  /** Ends a conference that was deleted or switched off. */
  async follow({ tenantId, resource, id }: ConfigurationChange): Promise<void> {
    const room = resource === 'conferences' ? this.in(id) : null;
    if (room === null || tenantId === null) return;
    const tenant = await this.#services.host.tenantOf(tenantId);
    if (tenant?.conferences.get(id)?.enabled !== true) room.end();
  }

  /** Resolves when all that has been recorded is kept, or lost. */
  async kept(): Promise<void> {
    await Promise.all(this.#keeping);
  }

  #remember(kept: Promise<void>): void {
    this.#keeping.add(kept);
    void kept.finally(() => this.#keeping.delete(kept));
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.conference.uuid) === room) this.#rooms.delete(room.conference.uuid);
  }
}
