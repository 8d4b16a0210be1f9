/** What is there already; undefined: not known yet, or not the caller's to see. */
export interface Existing {
  readonly tenants: number | undefined;
  readonly extensions: number | undefined;
  readonly phones: number | undefined;
  readonly calls: number | undefined;
}

export type StepName = 'tenant' | 'extension' | 'phone' | 'call';

/** A step from an empty system to the first call. */
export interface FirstStep {
  readonly name: StepName;
  readonly done: boolean;
  /** The first one that is not done. */
  readonly next: boolean;
}

/**
 * The steps of whoever runs a tenant, or all of them. What comes later shows that what is before it has been done.
 * @param makesTenants whether tenants are his to make
 * @returns null: not all is known yet
 */
export function firstSteps(existing: Existing, makesTenants: boolean): readonly FirstStep[] | null {
  const { tenants, extensions, phones, calls } = existing;
  if (extensions === undefined || phones === undefined || calls === undefined) return null;
  if (makesTenants && tenants === undefined) return null;
  const called = calls > 0;
  const done: readonly (readonly [StepName, boolean])[] = [
    ...(makesTenants ? [['tenant', (tenants ?? 0) > 0] as const] : []),
    ['extension', extensions > 0],
    ['phone', phones > 0 || called],
    ['call', called],
  ];
  const first = done.find(([, isDone]) => !isDone)?.[0];
  return done.map(([name, isDone]) => ({ name, done: isDone, next: name === first }));
}
