/** What the login page is told: enough to say something sensible, nothing of why in particular. */
export type RefusalCode =
  /** The login was not begun in this browser, has ended, or took too long. */
  | 'expired'
  /** The person or the provider said no. */
  | 'denied'
  /** What the provider answered does not hold. */
  | 'failed'
  /** Nobody here may log in as that person. */
  | 'not_allowed'
  /** The provider cannot be reached. */
  | 'unavailable'
  | 'too_many';

/** A login that ends at the login page; the reason stays in the log and the audit. */
export class LoginRefused extends Error {
  readonly code: RefusalCode;
  readonly reason: string;

  constructor(code: RefusalCode, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'LoginRefused';
    this.code = code;
    this.reason = reason;
  }
}
