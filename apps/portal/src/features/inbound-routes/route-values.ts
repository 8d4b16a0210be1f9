import type { AnswerOf } from '@strowger/client';
import { joinApp } from '../../kit/destination/destination-kind.ts';

/** A route as the API gives it. */
export type InboundRoute = AnswerOf<'/api/inbound_routes/{destination_uuid}'>;

/** What the form of an inbound route edits. */
export interface RouteValues {
  destination_number: string;
  /** Decides in place of the number; empty: the number does. */
  destination_number_regex: string | null;
  /** App and data in one (contract 20 §0.9). */
  destination_data: string | null;
  destination_order: number;
  destination_enabled: boolean;
  destination_description: string | null;
  destination_cid_name_prefix: string | null;
  destination_record: boolean;
  destination_accountcode: string | null;
  destination_hold_music: string | null;
  destination_ringback: string | null;
  destination_distinctive_ring: string | null;
  destination_fax_detect: boolean;
}

export const NEW_ROUTE: RouteValues = {
  destination_number: '',
  destination_number_regex: '',
  destination_data: '',
  destination_order: 100,
  destination_enabled: true,
  destination_description: null,
  destination_cid_name_prefix: null,
  destination_record: false,
  destination_accountcode: null,
  destination_hold_music: null,
  destination_ringback: null,
  destination_distinctive_ring: null,
  destination_fax_detect: false,
};

/** The form's values of a route as the API gives it. */
export function valuesOf(route: InboundRoute): RouteValues {
  return {
    destination_number: route.destination_number,
    destination_number_regex: ownExpression(route),
    destination_data: joinApp(route.destination_app, route.destination_data),
    destination_order: route.destination_order,
    destination_enabled: route.destination_enabled,
    destination_description: route.destination_description,
    destination_cid_name_prefix: route.destination_cid_name_prefix,
    destination_record: route.destination_record,
    destination_accountcode: route.destination_accountcode,
    destination_hold_music: route.destination_hold_music,
    destination_ringback: route.destination_ringback,
    destination_distinctive_ring: route.destination_distinctive_ring,
    destination_fax_detect: route.destination_fax_detect,
  };
}

/** The expression of a route, where it is another one than its number. */
function ownExpression({ destination_number: number, destination_number_regex: regex }: InboundRoute): string {
  const usual = `^\\+?${number.replace('+', '')}$`;
  return regex === null || regex === usual ? '' : regex;
}

/** What is sent of the values: where the route leads as app and data; an empty expression is none. */
export function sent<Values extends Partial<RouteValues>>(values: Values) {
  const { destination_data: data, destination_number_regex: regex } = values;
  return {
    ...values,
    ...(data === undefined ? {} : appAndData(data ?? '')),
    ...(regex === '' ? { destination_number_regex: null } : {}),
  };
}

function appAndData(data: string) {
  if (data === 'hangup') return { destination_app: 'hangup' as const, destination_data: null };
  return { destination_app: 'transfer' as const, destination_data: data };
}
