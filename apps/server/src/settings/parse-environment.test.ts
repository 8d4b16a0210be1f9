import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentMarkdown, helpText } from './describe-environment.ts';
import { ENVIRONMENT_TABLE } from './environment-table.ts';
import { EnvironmentError, parseEnvironment, readVariables } from './parse-environment.ts';
import { firstPublicAddress, firstPublicAddress6 } from './public-address.ts';

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe('parseEnvironment', () => {
  it('fills in the defaults of the contract', () => {
    expect(parseEnvironment({})).toMatchObject({
      data: join(process.cwd(), 'data'),
      databaseUrl: null,
      host: '0.0.0.0',
      port: 8080,
      tls: null,
      sipHost: '0.0.0.0',
      sipPort: 5060,
      sipsPort: 5061,
      rtpPorts: { min: 16384, max: 32767 },
      engine: 'embedded',
      edition: 'enterprise',
      adminUsername: 'admin@ictcore.org',
      adminPassword: null,
      smtpUrl: null,
      smtpListen: null,
      masterKey: null,
      trustedProxies: [],
      logLevel: 'info',
      demo: false,
      worker: true,
      nodeId: null,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseEnvironment({ STROWGER_PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  it.each([
    ['STROWGER_PORT', '70000', /port number from 0 to 65535/],
    ['STROWGER_PORT', '80a', /port number/],
    ['STROWGER_SIP_PORT', '-1', /port number/],
    ['STROWGER_PUBLIC_ADDRESS6', '192.0.2.1', /an IPv6 address/],
    ['STROWGER_MAX_TRANSCODED_CALLS', '-1', /a number from 0/],
    ['STROWGER_RTP_PORTS', '20000', /two ports like/],
    ['STROWGER_RTP_PORTS', '30000-20000', /two ports like/],
    ['STROWGER_RTP_PORTS', '80-90', /from 1024/],
    ['STROWGER_HOST', '300.1.1.1', /IP address or a host name/],
    ['STROWGER_PUBLIC_ADDRESS', 'not a host', /IP address or a host name/],
    ['DATABASE_URL', 'mysql://localhost/x', /postgres:\/\//],
    ['STROWGER_SMTP_URL', 'http://mail', /smtp:\/\/ or smtps:\/\//],
    ['STROWGER_SMTP_LISTEN', '25', /host:port/],
    ['STROWGER_TRUSTED_PROXIES', '10.0.0.0/33', /CIDRs/],
    ['STROWGER_TRUSTED_PROXIES', 'proxy', /CIDRs/],
    ['STROWGER_LOG', 'loud', /one of trace, debug/],
    ['STROWGER_WORKER', 'maybe', /true or false/],
    ['STROWGER_EDITION', 'pro', /enterprise, community/],
    ['STROWGER_ENGINE', 'asterisk', /must be embedded/],
    ['STROWGER_ENGINE', 'freeswitch', /not available in this version/],
    ['STROWGER_FREESWITCH_NODES', 'http://x', /esl:\/\//],
    ['STROWGER_MASTER_KEY', 'short', /32 bytes as hex or base64/],
    ['STROWGER_TLS_CERT', '/nowhere/cert.pem', /can read/],
  ])('refuses %s=%s by name and says what would be right', (name, value, message) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name}: `));
    expect(problem).toMatch(message);
    expect(others).toEqual([]);
  });

  it('never repeats a secret in a problem', () => {
    expect(problemsOf({ STROWGER_MASTER_KEY: 'hunter2' }).join()).not.toContain('hunter2');
    expect(problemsOf({ DATABASE_URL: 'mysql://u:hunter2@h/d' }).join()).not.toContain('hunter2');
  });

  it('refuses an unknown STROWGER_ name and suggests the nearest', () => {
    expect(problemsOf({ STROWGER_PROT: '1' })).toEqual(['STROWGER_PROT: no such setting; did you mean STROWGER_PORT?']);
    expect(problemsOf({ STROWGER_SOMETHING_ELSE_ENTIRELY: '1' })).toEqual([
      'STROWGER_SOMETHING_ELSE_ENTIRELY: no such setting',
    ]);
    expect(problemsOf({ OTHER: '1' })).toEqual([]);
  });

  it('lists all problems at once', () => {
    const problems = problemsOf({ STROWGER_PORT: 'x', STROWGER_LOG: 'x', STROWGER_WAT: '1' });
    expect(problems.map((line) => line.split(':')[0])).toEqual(['STROWGER_WAT', 'STROWGER_PORT', 'STROWGER_LOG']);
  });

  it('wants both files of a TLS pair, and that they belong together', () => {
    const directory = mkdtempSync(join(tmpdir(), 'strowger-pem-'));
    const cert = join(directory, 'cert.pem');
    const key = join(directory, 'key.pem');
    writeFileSync(cert, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    writeFileSync(key, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
    expect(problemsOf({ STROWGER_TLS_CERT: cert })).toEqual(['STROWGER_TLS_KEY: must be set with STROWGER_TLS_CERT']);
    expect(problemsOf({ STROWGER_TLS_CERT: cert, STROWGER_TLS_KEY: key })).toEqual([
      'STROWGER_TLS_KEY: must be the private key of the certificate in STROWGER_TLS_CERT',
    ]);
    expect(problemsOf({ STROWGER_TLS_CERT: key, STROWGER_TLS_KEY: key })[0]).toContain('with a certificate');
  });

  it('wants different ports for SIP and SIP over TLS', () => {
    expect(problemsOf({ STROWGER_SIP_PORT: '5061' })).toEqual([
      'STROWGER_SIPS_PORT: must differ from STROWGER_SIP_PORT',
    ]);
    expect(problemsOf({ STROWGER_SIP_PORT: '0', STROWGER_SIPS_PORT: '0' })).toEqual([]);
  });

  it('reads a master key as hex, base64 or a passphrase, always as 32 bytes', () => {
    const bytes = Buffer.alloc(32, 7);
    expect(parseEnvironment({ STROWGER_MASTER_KEY: bytes.toString('hex') }).masterKey).toEqual(bytes);
    expect(parseEnvironment({ STROWGER_MASTER_KEY: bytes.toString('base64') }).masterKey).toEqual(bytes);
    const phrase = 'correct horse battery staple, correct';
    const derived = parseEnvironment({ STROWGER_MASTER_KEY: phrase }).masterKey;
    expect(derived).toHaveLength(32);
    expect(parseEnvironment({ STROWGER_MASTER_KEY: phrase }).masterKey).toEqual(derived);
  });

  it('reads CIDRs, and a bare address as a network of one', () => {
    expect(parseEnvironment({ STROWGER_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1,::1' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '192.0.2.1/32',
      '::1/128',
    ]);
  });

  it('fails on any text with its own error and nothing else', () => {
    const names = Object.values(ENVIRONMENT_TABLE).map((one) => one.name);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        for (const problem of problemsOf({ [name]: value }))
          expect(problem).toMatch(/^(STROWGER_[A-Z0-9_]+|DATABASE_URL): /);
      }),
      { numRuns: 200 },
    );
  });
});

describe('readVariables', () => {
  it('reads a .env file, which the process overrules', () => {
    const directory = mkdtempSync(join(tmpdir(), 'strowger-env-'));
    writeFileSync(join(directory, '.env'), 'STROWGER_PORT=9000\nSTROWGER_LOG="debug" # loud\n');
    const environment = parseEnvironment(readVariables(directory, { STROWGER_PORT: '9001' }));
    expect(environment).toMatchObject({ port: 9001, logLevel: 'debug' });
  });

  it('does without the file', () => {
    expect(readVariables(mkdtempSync(join(tmpdir(), 'strowger-env-')), { A: '1' })).toEqual({ A: '1' });
  });
});

describe('firstPublicAddress', () => {
  const at = (address: string, family: 'IPv4' | 'IPv6', internal: boolean) =>
    family === 'IPv4'
      ? { address, family, internal, netmask: '', mac: '', cidr: null }
      : { address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 };

  it('prefers IPv4, leaves out loopback and link-local addresses', () => {
    expect(
      firstPublicAddress({
        lo: [at('127.0.0.1', 'IPv4', true)],
        eth0: [at('fe80::1', 'IPv6', false), at('2001:db8::1', 'IPv6', false), at('192.0.2.7', 'IPv4', false)],
      }),
    ).toBe('192.0.2.7');
    expect(firstPublicAddress({ eth0: [at('2001:db8::1', 'IPv6', false)] })).toBe('2001:db8::1');
    expect(firstPublicAddress({})).toBe('127.0.0.1');
    expect(firstPublicAddress6({})).toBe('::1');
    expect(
      firstPublicAddress6({
        eth0: [at('192.0.2.1', 'IPv4', false), at('fe80::1', 'IPv6', false), at('2001:db8::1', 'IPv6', false)],
      }),
    ).toBe('2001:db8::1');
  });
});

describe('--help', () => {
  it('lists every variable with its default and meaning', () => {
    for (const one of Object.values(ENVIRONMENT_TABLE)) {
      const words = helpText().replaceAll(/\s+/g, ' ');
      expect(words).toContain(`${one.name} ${one.meaning} (default: ${one.default})`);
      expect(environmentMarkdown()).toContain(`| \`${one.name}\` | ${one.default} |`);
    }
  });
});
