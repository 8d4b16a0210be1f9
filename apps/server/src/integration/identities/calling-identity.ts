import type { LimitClass } from '../application.ts';
import type { ApplicationName } from '../application-names.ts';

/** What an identity may do with an application. */
export interface Grant {
  readonly application: ApplicationName;
  readonly access: 'read' | 'write';
}

/** An identity that has proved who it is. */
export interface CallingIdentity {
  readonly identityId: number;
  readonly username: string;
  /** Null: global. */
  readonly tenantId: number | null;
  readonly applications: readonly Grant[];
  readonly rateOverrides: Readonly<Partial<Record<LimitClass, number>>>;
  /** The portal user in whose name rows are made that must have an owner: who made the identity, or the first administrator. */
  readonly actingUserId: number;
  /** When the secret that was used ends, where another one has taken its place. */
  readonly credentialExpires: Date | null;
}

/** Write includes read. */
export function isGranted(
  identity: Pick<CallingIdentity, 'applications'>,
  application: string,
  access: 'read' | 'write',
): boolean {
  return identity.applications.some(
    (grant) => grant.application === application && (grant.access === 'write' || access === 'read'),
  );
}
