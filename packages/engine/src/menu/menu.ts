import type { MenuStep } from '@strowger/callplan';
import type { Application } from '../dialogue/application-run.ts';
import { MenuVisit } from './menu-visit.ts';

/** Contract 20 §6.3. */
const PAUSE_MS = 1000;

/** Leads the caller through a menu and those below it (contract 20 §6.3). */
export function menu(step: MenuStep): Application {
  return async (dialogue, context) => {
    dialogue.party.describe({ application: 'ivr', applicationArgument: step.menus[step.menu]?.name ?? '' });
    await dialogue.answer();
    await dialogue.pause(PAUSE_MS);
    return new MenuVisit(step, dialogue, context).walk();
  };
}
