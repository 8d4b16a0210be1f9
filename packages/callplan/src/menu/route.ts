import type { Call, RouteOutcome } from '../call.ts';
import { menuStep } from './reachable-menus.ts';

/** Menus (contract 20 §0.10 step 9, §6); one that is disabled is skipped as if absent. */
export function routeToMenu(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const menu = owner?.kind === 'ivr_menu' ? call.tenant.menus.get(owner.uuid) : undefined;
  if (menu === undefined) return null;
  if (!menu.enabled) {
    call.decide(`menu ${menu.name} is disabled and is skipped`);
    return null;
  }
  call.decide(
    `menu ${menu.name} answers${menu.hasPin ? ', asks for its PIN' : ''} and offers ${offered(menu.options)}`,
  );
  return {
    handledBy: { kind: 'ivr_menu', uuid: menu.uuid },
    steps: [menuStep(call.tenant, menu), { step: 'hangup', cause: 'NORMAL_CLEARING' }],
  };
}

const MOST_SHOWN = 12;

function offered(options: readonly { readonly digits: string }[]): string {
  if (options.length === 0) return 'no options';
  const shown = options.slice(0, MOST_SHOWN).map(({ digits }) => digits);
  return options.length > MOST_SHOWN ? `${shown.join(', ')} …` : shown.join(', ');
}
