import type { ConferenceConfiguration } from '@strowger/callplan';
import type { ConfigurationChange } from '@strowger/switch';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { Room, type RoomServices } from './room.ts';

/** The conferences that somebody is in, by uuid. */
export class Rooms {
  readonly #services: RoomServices;
  readonly #rooms = new Map<string, Room>();

  constructor(services: RoomServices) {
    this.#services = services;
  }

  /** The room of a conference, made when the first comes in. @param near whose media thread it takes */
  open(tenantId: number, conference: ConferenceConfiguration, near: Dialogue): Room {
    const open = this.#rooms.get(conference.uuid);
    if (open !== undefined) return open;
    const room = new Room(this.#services, { tenantId, conference }, near, (emptied) => this.#forget(emptied));
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

  #forget(room: Room): void {
    if (this.#rooms.get(room.conference.uuid) === room) this.#rooms.delete(room.conference.uuid);
  }
}
