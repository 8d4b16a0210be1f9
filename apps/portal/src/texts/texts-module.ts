/** Texts by key, in groups of any depth. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** A file of texts: one feature in one language. */
export interface TextsModule {
  readonly texts: Texts;
}
