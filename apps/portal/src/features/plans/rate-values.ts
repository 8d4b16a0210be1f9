import type { AnswerOf } from '@strowger/client';

export type Rate = AnswerOf<'/api/rates/{rate_id}'>;

/** The rate for whatever no other prefix fits. */
export const FALLBACK = '999';

/** Sums of calls 1, faxes 2 and messages 4. */
export const FLAGS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Flag = (typeof FLAGS)[number];

/** The services one by one: what a list of rates is narrowed to. */
export const SINGLE_SERVICES = ['1', '2', '4'] as const;

/** What a price usually is for (contract 10 §9.7). */
const BLOCKS = [60, 54, 50, 48, 45, 42, 40, 36, 35, 30, 25, 24, 20, 18, 15, 12, 10, 6, 5, 1];

/** What the form of a rate edits. */
export interface RateValues {
  name: string;
  destination_id: string;
  service_flag: Flag;
  unit_first_block: number;
  unit_increment: number;
  unit_billing_block: number;
  unit_block_rate: number;
  unit_free: number;
  cost_connection: number;
  cost_minimum: number;
  weight: number;
  active: number;
}

export const NEW_RATE: RateValues = {
  name: '',
  destination_id: '',
  service_flag: '3',
  unit_first_block: 60,
  unit_increment: 60,
  unit_billing_block: 60,
  unit_block_rate: 0,
  unit_free: 0,
  cost_connection: 0,
  cost_minimum: 0,
  weight: 0,
  active: 1,
};

/** A sum of services as the form and the texts name it. */
export function flagOf(serviceFlag: number): Flag {
  return FLAGS.find((flag) => flag === String(serviceFlag)) ?? '3';
}

export function valuesOf(rate: Rate): RateValues {
  const { name, destination_id, unit_first_block, unit_increment, unit_billing_block, unit_block_rate } = rate;
  const { unit_free, cost_connection, cost_minimum, weight, active } = rate;
  return {
    name,
    destination_id,
    service_flag: flagOf(rate.service_flag),
    unit_first_block,
    unit_increment,
    unit_billing_block,
    unit_block_rate,
    unit_free,
    cost_connection,
    cost_minimum,
    weight,
    active,
  };
}

/** What is sent of it: the services as their sum. */
export function toSend<T extends Partial<RateValues>>(values: T) {
  const { service_flag, ...rest } = values;
  return { ...rest, ...(service_flag === undefined ? {} : { service_flag: Number(service_flag) }) };
}

/** The units that a price may be for: the usual ones, and the one that a rate has already. */
export function billingBlocks(present: number): readonly number[] {
  return BLOCKS.includes(present) ? BLOCKS : [present, ...BLOCKS].sort((one, other) => other - one);
}
