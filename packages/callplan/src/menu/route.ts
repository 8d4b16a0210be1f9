import type { Call, RouteOutcome } from '../call.ts';
import { type Decision, said } from '../decision/decision.ts';
import { menuStep } from './reachable-menus.ts';

/** Menus (contract 20 §0.10 step 9, §6); one that is disabled is skipped as if absent. */
export function routeToMenu(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const menu = owner?.kind === 'ivr_menu' ? call.tenant.menus.get(owner.uuid) : undefined;
  if (menu === undefined) return null;
  if (!menu.enabled) {
    call.decide('menu_off', { name: menu.name });
    return null;
  }
  const offer = { name: menu.name, options: offered(menu.options) };
  call.decide(menu.hasPin ? 'menu_answers_with_pin' : 'menu_answers', offer);
  return {
    handledBy: { kind: 'ivr_menu', uuid: menu.uuid },
    steps: [menuStep(call.tenant, menu), { step: 'hangup', cause: 'NORMAL_CLEARING' }],
  };
}

const MOST_SHOWN = 12;

function offered(options: readonly { readonly digits: string }[]): string | Decision {
  if (options.length === 0) return said('options_none');
  const shown = options.slice(0, MOST_SHOWN).map(({ digits }) => digits);
  return options.length > MOST_SHOWN ? `${shown.join(', ')} …` : shown.join(', ');
}
