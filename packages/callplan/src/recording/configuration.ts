/** Something that the tenant has recorded or uploaded to be heard in calls (contract 30 §14). */
export interface RecordingConfiguration {
  readonly id: number;
  /** What sound fields may call it by, beside its id. */
  readonly name: string;
  /** Name within the media store. */
  readonly file: string;
}
