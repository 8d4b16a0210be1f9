import type { TenantConfiguration } from './configuration.ts';
import { type Decision, said } from './decision/decision.ts';
import { type Destination, dialString } from './destination.ts';
import type { Parsed } from './parsed.ts';
import type { Step } from './plan.ts';

/** How a call goes on at a destination: by dialling a number of the tenant's plan, or with steps that end it. */
type Way =
  | { readonly kind: 'dial'; readonly number: string }
  | { readonly kind: 'end'; readonly steps: readonly Step[]; readonly endsWith: string | Decision };

/** What is asked of the tenant: whose number a uuid has. */
type Numbered = Pick<TenantConfiguration, 'extensions' | 'numbers'>;

/**
 * What a configured destination means for a call (contract 20 §0.9). Callers deal with an empty one before: it has their
 * own fallback. Text that cannot be read and uuids of nothing end like an unknown number, with 404.
 */
export function continueAt(tenant: Numbered, destination: Parsed<Destination>): Way {
  return destination.ok
    ? continueAtParsed(tenant, destination.value)
    : unknownNumber(said('end_unreadable', { error: destination.error }));
}

function continueAtParsed(tenant: Numbered, destination: Destination): Way {
  switch (destination.kind) {
    case 'nothing':
      return unknownNumber(said('end_without_destination'));
    case 'hangup': {
      const cause = destination.cause ?? 'NORMAL_CLEARING';
      return { kind: 'end', steps: [{ step: 'hangup', cause }], endsWith: cause };
    }
    case 'playback':
      return {
        kind: 'end',
        steps: [
          { step: 'play', sound: destination.sound },
          { step: 'hangup', cause: 'NORMAL_CLEARING' },
        ],
        endsWith: said('end_sound'),
      };
    case 'object': {
      const number = numberOf(tenant, destination.uuid);
      return number === null
        ? unknownNumber(said('end_unknown_uuid', { uuid: destination.uuid }))
        : { kind: 'dial', number };
    }
    default:
      return { kind: 'dial', number: dialString(destination) };
  }
}

/** An extension's number wins over its alias; other objects carry one number. */
function numberOf(tenant: Numbered, uuid: string): string | null {
  const extension = tenant.extensions.get(uuid);
  if (extension) return extension.number;
  for (const [number, owner] of tenant.numbers) if (owner.uuid === uuid) return number;
  return null;
}

function unknownNumber(endsWith: Decision): Way {
  return { kind: 'end', steps: [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }], endsWith };
}
