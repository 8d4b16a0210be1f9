/** A contact of the tenant that is called by `*0` and its speed dial (contract 30 §9). */
export interface SpeedDialConfiguration {
  readonly contactId: number;
  /** As it was stored: `+44 1632 960000`. */
  readonly phone: string;
}
