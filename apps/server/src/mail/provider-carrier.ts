import { resolveTarget, TargetRefused } from '../outbound/guard-target.ts';
import { resolveHost } from '../outbound/resolve-host.ts';
import type { SmtpServer, SmtpTls } from '../settings/smtp-url.ts';
import { type Carrier, DeliveryFailure } from './carrier.ts';
import { createSmtpCarrier } from './smtp.ts';

/** A provider of type `smtp` (contract 30 §2.1). */
export interface SmtpProvider {
  readonly host: string;
  readonly port: number;
  /** Empty: it asks for no login. */
  readonly username: string;
  readonly password: string;
  /** `tls`: STARTTLS; `ssl`: TLS from the first byte; empty: TLS where the server offers it. */
  readonly encryption: string;
  /** Sender of what goes over it; empty: that of the mail. */
  readonly fromEmail: string;
  readonly tlsVerify: boolean;
  readonly tlsCa: string;
  /** Administrators of the platform alone make those of all tenants: they may be anywhere. */
  readonly isShared: boolean;
}

/** Hands mails to the server of a provider, over each of its addresses until one can be reached. */
export function providerCarrier(provider: SmtpProvider): Carrier {
  return {
    async deliver(posting) {
      const sent = provider.fromEmail === '' ? posting : { ...posting, sender: provider.fromEmail };
      let failure = new DeliveryFailure('carrier', 'the mail server has no address');
      for (const address of await addressesOf(provider)) {
        try {
          return await createSmtpCarrier(serverOf(provider, address)).deliver(sent);
        } catch (error) {
          if (!(error instanceof DeliveryFailure) || error.kind !== 'carrier') throw error;
          failure = error;
        }
      }
      throw failure;
    },
  };
}

async function addressesOf({ host, isShared }: SmtpProvider): Promise<readonly string[]> {
  try {
    const found = await resolveTarget(host, { privateTargets: isShared, plainHttp: 'none', resolve: resolveHost });
    return found.map(({ address }) => address);
  } catch (error) {
    if (error instanceof TargetRefused) throw new DeliveryFailure('carrier', `the mail server ${error.message}`);
    throw error;
  }
}

function serverOf(provider: SmtpProvider, address: string): SmtpServer {
  const { host, port, username, password, tlsCa: ca } = provider;
  const login = username === '' ? null : { user: username, password };
  return { host, port, address, ca, implicitTls: provider.encryption === 'ssl', tls: tlsOf(provider), login };
}

function tlsOf({ encryption, tlsVerify }: SmtpProvider): SmtpTls {
  if (encryption === '') return 'accept';
  return tlsVerify ? 'verify' : 'require';
}
