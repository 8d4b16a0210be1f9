import type { AnswerOf } from '@strowger/client';

export type Route = AnswerOf<'/api/routes/{route_id}'>;

/** What the form of a route edits. */
export interface RouteValues {
  name: string;
  destination_id: string;
  provider_id: number | undefined;
  /** 0: whatever the provider carries. */
  service_flag: '0' | '1' | '2' | '4';
  priority: number;
  cost: string;
  toll_allow: string;
  active: number;
}

export const NEW_ROUTE: RouteValues = {
  name: '',
  destination_id: '',
  provider_id: undefined,
  service_flag: '0',
  priority: 100,
  cost: '',
  toll_allow: '',
  active: 1,
};

export const SERVICES = ['0', '1', '2', '4'] as const;

export function valuesOf(route: Route): RouteValues {
  const { name, destination_id, provider_id, priority, cost, toll_allow, active } = route;
  const service_flag = SERVICES.find((one) => one === String(route.service_flag)) ?? '0';
  return {
    name,
    destination_id,
    provider_id,
    service_flag,
    priority,
    cost: cost ?? '',
    toll_allow: toll_allow ?? '',
    active,
  };
}

/** What is sent of it: numbers as numbers, an emptied price as none. */
export function toSend<T extends Partial<RouteValues>>(values: T) {
  const { service_flag, cost, provider_id, ...rest } = values;
  return {
    ...rest,
    ...(provider_id === undefined ? {} : { provider_id }),
    ...(service_flag === undefined ? {} : { service_flag: Number(service_flag) }),
    ...(cost === undefined ? {} : { cost: cost.trim() === '' ? null : cost.trim() }),
  };
}
