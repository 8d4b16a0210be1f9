/** The base of a plural key: `rows_other` → `rows`. */
type PluralBase<K> = K extends `${infer Base}_other` ? Base : never;

/**
 * What a translation of `T` has to be: the same keys, any text. Languages that have the plural `many` (Spanish: a
 * million of something) may add it.
 */
export type TextsOf<T> = { [K in keyof T]: T[K] extends string | undefined ? string : TextsOf<T[K]> } & {
  [K in PluralBase<keyof T> as `${K}_many`]?: string;
};
