import { type Static, Type } from 'typebox';
import { invalidRequest } from '../../errors.ts';

const line = (maxLength: number) => Type.Optional(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));
const number = Type.String({ minLength: 1, maxLength: 32 });

/** What the billing system calls the service that a number belongs to. */
export const REF = Type.String({ minLength: 1, maxLength: 64 });

/** Which destination an action is about. */
export const DESTINATION_NAMES = {
  destination_uuid: Type.Optional(Type.String({ format: 'uuid' })),
  destination_number: Type.Optional(number),
  destination_prefix: Type.Optional(Type.String({ pattern: '^([0-9]{1,7})?$' })),
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
};

const ACTION = { type: Type.String({ maxLength: 32 }), target: Type.Optional(Type.String({ maxLength: 254 })) };

/** What is set of a destination (contract 40 B10.2). */
export const DESTINATION_SETTINGS = {
  destination_type: Type.Optional(Type.String({ maxLength: 32 })),
  destination_action: Type.Optional(Type.Object(ACTION)),
  action_type: Type.Optional(ACTION.type),
  action_target: ACTION.target,
  destination_caller_id_name_prefix: line(40),
  destination_record: Type.Optional(Type.Boolean()),
  destination_accountcode: line(255),
  destination_order: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999 })),
  destination_enabled: Type.Optional(Type.Boolean()),
  destination_description: line(255),
  destination_voice: Type.Optional(Type.Boolean()),
  destination_fax: Type.Optional(Type.Boolean()),
  destination_text: Type.Optional(Type.Boolean()),
  destination_emergency: Type.Optional(Type.Boolean()),
  ref: Type.Optional(Type.Union([REF, Type.Literal(''), Type.Null()])),
};

/** A destination as a new one, or as a row of a list to be brought about. */
export const NEW_DESTINATION = Type.Object({
  ...DESTINATION_NAMES,
  ...DESTINATION_SETTINGS,
  destination_number: number,
});

const SETTINGS = Type.Object(DESTINATION_SETTINGS);
export type DestinationSettings = Static<typeof SETTINGS>;
export type NewDestination = Static<typeof NEW_DESTINATION>;

export const USES = ['voice', 'fax', 'text', 'emergency'] as const;

/** The inbound route's name of each setting that it has (contract 20 §11). */
const ROUTE_NAMES = {
  destination_caller_id_name_prefix: 'destination_cid_name_prefix',
  destination_record: 'destination_record',
  destination_accountcode: 'destination_accountcode',
  destination_order: 'destination_order',
  destination_enabled: 'destination_enabled',
  destination_description: 'destination_description',
} as const satisfies Partial<Record<keyof DestinationSettings, string>>;

type RouteSetting = keyof typeof ROUTE_NAMES;
const ROUTE_SETTINGS = Object.keys(ROUTE_NAMES).filter((name): name is RouteSetting =>
  Object.hasOwn(ROUTE_NAMES, name),
);

/** What was sent as fields of the inbound route. @throws IntegrationError 422 for what is no inbound destination */
export function routeFieldsOf(sent: DestinationSettings): Record<string, unknown> {
  const { destination_type: type = 'inbound' } = sent;
  if (type !== 'inbound') throw invalidRequest('destination_type', 'must be inbound: other numbers are no DIDs');
  return Object.fromEntries(
    ROUTE_SETTINGS.flatMap((name) => (sent[name] === undefined ? [] : [[ROUTE_NAMES[name], sent[name]]])),
  );
}

/** The uses after what was sent has been set or taken off. */
export function usesAfter(before: readonly string[], sent: DestinationSettings): string[] {
  return USES.filter((use) => sent[`destination_${use}`] ?? before.includes(use));
}

/**
 * The number with its country code, as DIDs are stored: one with `+` has it already.
 * @throws IntegrationError 422
 */
export function wholeNumber(sent: string, prefix = ''): string {
  const plain = sent.replace(/[\s().-]/g, '');
  const isWhole = plain.startsWith('+');
  const whole = isWhole ? plain : `${prefix}${plain}`;
  if (!/^\+?[0-9]{3,15}$/.test(whole)) {
    throw invalidRequest('destination_number', 'must be 3 to 15 digits with the prefix, + before them or not');
  }
  if (isWhole && !plain.slice(1).startsWith(prefix)) {
    throw invalidRequest('destination_prefix', 'must be what the number begins with');
  }
  return whole;
}

/** How the number is told: without the country code where that stands apart. */
export function shownNumber(phone: string, prefix: string | null): string {
  return prefix !== null && phone.startsWith(prefix) ? phone.slice(prefix.length) : phone;
}
