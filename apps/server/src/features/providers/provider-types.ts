/** What a provider may be (contract 30 §2.1). */
export const PROVIDER_TYPES = ['sip', 'smtp', 'http', 'smpp', 'sendmail', 'emailcmd'] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

/** The platform's own ways of mail, which nobody makes through the API. */
const INTERNAL: ReadonlySet<ProviderType> = new Set(['sendmail', 'emailcmd']);

const VOICE = 1;
const FAX = 2;
const SMS = 4;
const EMAIL = 8;
const VIDEO = 16;

/** Bits of the services that a type can carry, and those it carries where none of these is asked for. */
const SERVICES: Readonly<Record<ProviderType, { readonly can: number; readonly does: number }>> = {
  sip: { can: VOICE | FAX | VIDEO, does: VOICE | FAX },
  smtp: { can: EMAIL, does: EMAIL },
  http: { can: SMS, does: SMS },
  smpp: { can: SMS, does: SMS },
  sendmail: { can: EMAIL, does: EMAIL },
  emailcmd: { can: EMAIL, does: EMAIL },
};

export function isProviderType(text: unknown): text is ProviderType {
  return PROVIDER_TYPES.some((type) => type === text);
}

export function isInternal(type: ProviderType): boolean {
  return INTERNAL.has(type);
}

/** What was asked for, as far as the type can do it: clients send voice and fax with every type (contract 30 §2.1). */
export function servicesOf(type: ProviderType, asked: number | undefined): number {
  const { can, does } = SERVICES[type];
  return (asked ?? 0) & can || does;
}

/** Where a provider of the type listens unless it says otherwise. */
export function defaultPort(type: ProviderType, usesTls: boolean): number {
  switch (type) {
    case 'sip':
      return usesTls ? 5061 : 5060;
    case 'http':
      return usesTls ? 443 : 80;
    case 'smpp':
      return 2775;
    default:
      return 25;
  }
}
