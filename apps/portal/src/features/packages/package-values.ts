import type { AnswerOf } from '@strowger/client';

/** Its role is a field of old clients and always null. */
export type Package = Omit<AnswerOf<'/api/packages/{package_id}'>, 'role_id'>;

/** Month, quarter and year in seconds, and never (contract 10 §9.5). */
export const INTERVALS = ['2629800', '7889400', '31557600', '-1'] as const;
export type Interval = (typeof INTERVALS)[number];

export const UNLIMITED = -1;

/** What a package may include, by id, with what it includes unless somebody says otherwise (contract 10 §9.1). */
export const RESOURCES = [
  { id: '15', limit: 25, isMetered: false },
  { id: '16', limit: 25, isMetered: false },
  { id: '7', limit: 10, isMetered: false },
  { id: '8', limit: 5, isMetered: false },
  { id: '17', limit: 10, isMetered: false },
  { id: '10', limit: 5, isMetered: false },
  { id: '9', limit: 50, isMetered: false },
  { id: '11', limit: 20, isMetered: false },
  { id: '12', limit: 1000, isMetered: true },
  { id: '13', limit: 500, isMetered: true },
  { id: '18', limit: 500, isMetered: true },
  { id: '14', limit: 100, isMetered: true },
] as const;

export type ResourceId = (typeof RESOURCES)[number]['id'];

/** What is included of a resource. */
export interface Included {
  readonly id: ResourceId;
  /** -1: without end; 0: none. */
  limit: number;
  /** 0: nothing goes on into the next month; 1: all that is left; more: at most so many. */
  rollover: number;
}

/** What the form of a package edits. */
export interface PackageValues {
  name: string;
  description: string;
  package_interval: Interval;
  plan_id: number | undefined;
  price: number;
  resources: Included[];
}

export const NEW_PACKAGE: PackageValues = {
  name: '',
  description: '',
  package_interval: '2629800',
  plan_id: 1,
  price: 0,
  resources: RESOURCES.map(({ id, limit }) => ({ id, limit, rollover: 0 })),
};

/** How often a package renews, as the form and the texts name it. */
export function intervalOf(seconds: number): Interval {
  return INTERVALS.find((one) => one === String(seconds)) ?? '-1';
}

export function valuesOf(stored: Package): PackageValues {
  const { name, description, package_interval, plan_id, price } = stored;
  const resources = RESOURCES.map(({ id }): Included => {
    const found = stored.resources.find((one) => String(one.resource_id) === id);
    return { id, limit: found?.quota_limit ?? 0, rollover: found?.quota_rollover ?? 0 };
  });
  return {
    name,
    description: description ?? '',
    package_interval: intervalOf(package_interval),
    plan_id,
    price,
    resources,
  };
}

/**
 * What is sent of it. In a body 0 stands for unlimited, so that none is sent as null (contract 10 §9.1).
 * @param before resources that are sent only where they differ from it: their new limits reach all subscribers
 */
export function toSend<T extends Partial<PackageValues>>(values: T, before: readonly Included[] = []) {
  const { package_interval, plan_id, resources, ...rest } = values;
  const isNew = ({ id, limit, rollover }: Included) =>
    !before.some((old) => old.id === id && old.limit === limit && old.rollover === rollover);
  return {
    ...rest,
    ...(package_interval === undefined ? {} : { package_interval: Number(package_interval) }),
    ...(plan_id === undefined ? {} : { plan_id }),
    ...(resources === undefined
      ? {}
      : {
          resources: resources.filter(isNew).map(({ id, limit, rollover }) => ({
            resource_id: Number(id),
            quota_limit: limit === 0 ? null : limit,
            quota_rollover: rollover,
          })),
        }),
  };
}
