/** A kind of traffic and what it is counted in (contract 10 §10). */
export interface Service {
  /** Bit of the masks `service_flag`. */
  readonly service_flag: number;
  readonly name: string;
  /** 1 second, 2 page, 3 segment, 4 page. */
  readonly unit_id: number;
}

/** By name. */
export const SERVICES: readonly Service[] = [
  { service_flag: 8, name: 'email', unit_id: 4 },
  { service_flag: 2, name: 'fax', unit_id: 2 },
  { service_flag: 4, name: 'sms', unit_id: 3 },
  { service_flag: 16, name: 'video', unit_id: 1 },
  { service_flag: 1, name: 'voice', unit_id: 1 },
];
