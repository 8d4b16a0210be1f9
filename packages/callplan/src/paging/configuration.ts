/** Whom a tenant pages by `*724` (contract 20 §12.3); its PIN stays with the host. */
export interface PageGroupConfiguration {
  /** Numbers and ranges of extensions: `1001, 1010-1019`. */
  readonly extensions: string;
  readonly hasPin: boolean;
}
