import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from '@strowger/db';
import { failing, type HealthCheck, ok, warning } from '../health-check.ts';

const DAY_MS = 86_400_000;
/** Days before its end at which a secret is told of. */
const SECRET_DAYS = 7;
const CERTIFICATE_WARNING_DAYS = 14;
const CERTIFICATE_ERROR_DAYS = 3;

/** Who may call, and how safely. */
export const accessChecks: readonly HealthCheck[] = [
  {
    section: 'Access',
    check: 'Caller whitelisted',
    run: async ({ caller }) => caller && ok(`${caller.address} is on the whitelist`),
  },
  {
    section: 'Access',
    check: 'Identity',
    async run({ caller, now }) {
      if (!caller) return null;
      const { username, credentialExpires } = caller.identity;
      const days = credentialExpires === null ? Infinity : (credentialExpires.getTime() - now.getTime()) / DAY_MS;
      if (days > SECRET_DAYS) return ok(`${username} is valid`);
      return warning(`The secret in use ends in ${Math.max(0, Math.ceil(days))} days; take the new one`);
    },
  },
  {
    section: 'Access',
    check: 'Whitelist',
    async run({ platform, now }) {
      const { rows } = await platform.db.transaction(
        { kind: 'all' },
        (trx) =>
          sql<{ count: number; wide: number }>`
            select count(*)::integer as count, (count(*) filter (where masklen(cidr) = 0))::integer as wide
            from integration_whitelist where enabled and (expires_at is null or expires_at > ${now})`.execute(trx),
        { readOnly: true },
      );
      const { count = 0, wide = 0 } = rows[0] ?? {};
      if (wide > 0) return warning('The whitelist lets every address in (/0)');
      return count === 0 ? warning('The whitelist is empty: nobody can call') : ok(`${count} entries, none of them /0`);
    },
  },
  {
    section: 'Access',
    check: 'TLS',
    async run({ caller, platform }) {
      if (caller?.overTls === false) return warning('This request came over plain HTTP');
      if (caller?.overTls) return ok('This request came over TLS');
      const secure = platform.environment.tls !== null || platform.settings.get('public_url').startsWith('https:');
      return secure ? ok('The API is served over TLS') : warning('The API is served over plain HTTP');
    },
  },
  {
    section: 'Access',
    check: 'Certificate',
    async run({ platform, now }) {
      const { tls } = platform.environment;
      if (tls === null) return null;
      // Read anew: it may have been renewed while the program runs.
      const pem = await readFile(tls.files.cert, 'utf8').catch(() => tls.cert);
      const days = Math.floor((new X509Certificate(pem).validToDate.getTime() - now.getTime()) / DAY_MS);
      if (days < CERTIFICATE_ERROR_DAYS) return failing(`The certificate ends in ${days} days`);
      return days < CERTIFICATE_WARNING_DAYS
        ? warning(`The certificate ends in ${days} days`)
        : ok(`The certificate is good for ${days} days`);
    },
  },
];
