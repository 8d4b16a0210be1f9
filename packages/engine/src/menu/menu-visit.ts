import {
  type CallHistory,
  type CallTraits,
  causeOfStatus,
  fillGroups,
  leadOn,
  type Menu,
  type MenuAction,
  type MenuStep,
  withMoreTraits,
} from '@strowger/callplan';
import { askPin } from '../dialogue/ask-pin.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { findListing } from '../directory/find-listing.ts';
import type { StepContext, StepOutcome } from '../steps/step-run.ts';
import { MenuSounds } from './menu-sounds.ts';
import { readChoice } from './read-choice.ts';

/** Menus inside menus (contract 20 §6.3). */
const DEEPEST = 10;

/** How a menu is left. */
type Leaving =
  | { readonly to: 'menu'; readonly menu: Menu }
  | { readonly to: 'top' | 'back' }
  | { readonly to: 'away'; readonly outcome: StepOutcome };

/** What an option comes to: the menu is left, it is offered again, or the choice counts as a wrong one. */
type Done = Leaving | 'again' | 'invalid';

/** One caller's way through a menu and those below it. */
export class MenuVisit {
  readonly #step: MenuStep;
  readonly #dialogue: Dialogue;
  readonly #tenantId: number;
  readonly #sounds: MenuSounds;
  /** From the first menu to the one that he is in. */
  #path: readonly Menu[] = [];
  #history: CallHistory;

  constructor(step: MenuStep, dialogue: Dialogue, { plan, history }: StepContext) {
    this.#step = step;
    this.#dialogue = dialogue;
    this.#tenantId = plan.tenantId;
    this.#history = history;
    this.#sounds = new MenuSounds(dialogue, plan.tenantId);
  }

  async walk(): Promise<StepOutcome> {
    const entered = this.#step.menus[this.#step.menu];
    if (entered === undefined) return { kind: 'next' };
    let leaving = await this.#enter(entered);
    while (leaving.to !== 'away') {
      if (leaving.to === 'menu') leaving = await this.#enter(leaving.menu);
      else leaving = await this.#return(leaving.to);
    }
    return leaving.outcome;
  }

  /** One that stands on the path already is gone back to. */
  #enter(menu: Menu): Promise<Leaving> {
    const place = this.#path.indexOf(menu);
    if (place >= 0) {
      this.#path = this.#path.slice(0, place + 1);
      return this.#serve(menu);
    }
    this.#path = [...this.#path, menu];
    return this.#admit(menu);
  }

  #return(to: 'top' | 'back'): Promise<Leaving> {
    this.#path = this.#path.slice(0, to === 'top' ? 1 : Math.max(1, this.#path.length - 1));
    const [menu] = this.#path.slice(-1);
    return menu === undefined ? Promise.resolve(hungUp('NORMAL_CLEARING')) : this.#serve(menu);
  }

  async #admit(menu: Menu): Promise<Leaving> {
    if (!menu.hasPin) return this.#serve(menu);
    const subject = { kind: 'menu', uuid: menu.uuid } as const;
    const role = await askPin(this.#dialogue, this.#tenantId, subject, { language: this.#languageOf(menu) });
    return role === null ? hungUp('CALL_REJECTED') : this.#serve(menu);
  }

  /** Greets and reads choices until the menu is left. */
  async #serve(menu: Menu): Promise<Leaving> {
    const choices = { options: menu.options, extensions: menu.directDial ? this.#step.extensions : [] };
    let [failures, timeouts] = [0, 0];
    for (let isFirst = true; ; isFirst = false) {
      await this.#sounds.greet(menu, this.#languageOf(menu), isFirst);
      const pressed = await readChoice(this.#dialogue, menu, choices);
      const done = await this.#follow(menu, pressed);
      if (done === 'silence') timeouts += 1;
      else if (done === 'invalid') failures += 1;
      else if (done !== 'again') return done;
      const isOver = failures >= menu.maxFailures || timeouts >= menu.maxTimeouts;
      if (done === 'invalid') await this.#refuse(menu);
      if (isOver) return this.#exit(menu);
    }
  }

  async #follow(menu: Menu, pressed: Awaited<ReturnType<typeof readChoice>>): Promise<Done | 'silence'> {
    switch (pressed.kind) {
      case 'silence':
      case 'invalid':
        return pressed.kind;
      case 'extension':
        await this.#sounds.play('', 'transferring', this.#languageOf(menu), 'no key');
        return this.#lead(pressed.number);
      case 'option':
        return this.#act(menu, pressed.option.action, pressed.groups);
    }
  }

  /** Contract 20 §6.2. */
  async #act(menu: Menu, action: MenuAction, groups: readonly string[]): Promise<Done> {
    switch (action.action) {
      case 'lead':
        return this.#lead(fillGroups(action.destination, groups));
      case 'menu':
        return this.#descend(action.uuid);
      case 'return':
        return { to: action.to };
      case 'exit':
        return this.#exit(menu);
      case 'play':
        await this.#sounds.play(fillGroups(action.sound, groups), null, this.#languageOf(menu));
        return 'again';
      case 'directory':
        return this.#lookUp(menu);
      case 'set':
        this.#set({ [action.trait]: fillGroups(action.value, groups) });
        return 'again';
      case 'respond':
        return respond(action.status);
      case 'none':
        return 'invalid';
    }
  }

  #descend(uuid: string): Done {
    const menu = this.#step.menus[uuid];
    const isTooDeep = this.#path.length >= DEEPEST && menu !== undefined && !this.#path.includes(menu);
    return menu === undefined || isTooDeep ? 'invalid' : { to: 'menu', menu };
  }

  async #lookUp(menu: Menu): Promise<Done> {
    const [listings, language] = [this.#step.directory, this.#languageOf(menu)];
    const found = await findListing(this.#dialogue, { tenantId: this.#tenantId, listings, language });
    if (found === null) return 'again';
    await this.#sounds.play('', 'transferring', this.#languageOf(menu), 'no key');
    return this.#lead(found.number);
  }

  /** What is pressed meanwhile was meant for the choice that was wrong. */
  async #refuse(menu: Menu): Promise<void> {
    await this.#sounds.play(menu.invalidSound, 'invalid_entry', this.#languageOf(menu), 'no key');
    this.#dialogue.keys.forget();
  }

  async #exit(menu: Menu): Promise<Leaving> {
    await this.#sounds.play(menu.exitSound, 'goodbye', this.#languageOf(menu), 'no key');
    return this.#lead(menu.exit);
  }

  /** Prefix and ringback are those of the menu that has them last on his path. */
  #lead(destination: string): Leaving {
    for (const { namePrefix, ringback } of this.#path) this.#set({ namePrefix, ringback });
    return { to: 'away', outcome: { kind: 'instead', steps: leadOn(destination, this.#history) } };
  }

  /** What is empty stays as it was. */
  #set(traits: CallTraits): void {
    const given = Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== ''));
    if (Object.keys(given).length > 0) this.#history = withMoreTraits(this.#history, given);
  }

  /** The one that the caller has chosen stands before the menu's. */
  #languageOf(menu: Menu): string {
    return this.#history.traits?.language ?? menu.language;
  }
}

/** The party is answered: a status can only be told as the cause it means. */
function respond(status: number): Leaving {
  return { to: 'away', outcome: { kind: 'hangup', hangup: { step: 'hangup', cause: causeOfStatus(status), status } } };
}

function hungUp(cause: 'NORMAL_CLEARING' | 'CALL_REJECTED'): Leaving {
  return { to: 'away', outcome: { kind: 'hangup', hangup: { step: 'hangup', cause } } };
}
