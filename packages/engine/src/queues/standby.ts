import type { Dialogue } from '../dialogue/dialogue.ts';
import { describeBridge } from '../legs/bridged.ts';
import type { Leg } from '../legs/leg.ts';

/** The permanent call of an agent who stands by: callers are let through to him one after the other (contract 20 §5). */
export class Standby {
  readonly #dialogue: Dialogue;
  readonly #over = Promise.withResolvers<void>();

  constructor(dialogue: Dialogue) {
    this.#dialogue = dialogue;
  }

  get party(): Leg {
    return this.#dialogue.party;
  }

  /** Resolves when the agent stands by no more: he has hung up, logged out, or stands by in another call. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  end(): void {
    this.#over.resolve();
  }

  /** Nobody is with the agent: he hears silence. */
  async idle(): Promise<void> {
    const { party, services } = this.#dialogue;
    party.describe({ bridgeUuid: null });
    await this.#quietly(async () => {
      await party.media?.unbridge().catch(() => undefined);
      await party.media?.play(services.sounds.holdMusic('silence', party.profile.tenantId));
    });
  }

  /** Lets the caller and the agent hear each other. False: their phones have no way to. */
  async connect(caller: Leg): Promise<boolean> {
    const { party } = this;
    if (!(await caller.answer(party.formats)) || caller.media === null || party.media === null) return false;
    const { media } = party;
    await this.#quietly(async () => {
      await media.stopPlay();
      await caller.media?.stopPlay();
      await caller.media?.bridge(media);
    });
    describeBridge(caller, party);
    caller.tell('channel.bridged');
    party.tell('channel.bridged');
    return true;
  }

  /** Somebody may hang up at any moment. */
  async #quietly(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#dialogue.services.log('debug', 'the media of a standby could not be switched', { error: String(error) });
    }
  }
}
