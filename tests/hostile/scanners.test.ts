import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTenant, type TestTenant } from '../system/tenant.ts';
import { Disguise } from './disguise.ts';
import { useServer } from './use-server.ts';

const attacked = useServer();
/** They wait some seconds for answers; on a busy machine they take a while to begin. */
const SCAN_LIMIT_MS = 30_000;
/** One that is banned asks for ever: so long it may try. */
const CRACK_LIMIT_MS = 8_000;
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant(attacked.server.url, attacked.admin, 'scanned');
  for (const number of ['1001', '1002']) await tenant.addExtension(number);
}, 60_000);

/** What a scanner of sipvicious prints. */
async function scan(program: string, args: readonly string[], limitMs = SCAN_LIMIT_MS): Promise<string> {
  const scanner = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => scanner.kill('SIGKILL'), limitMs);
  let output = '';
  for (const stream of [scanner.stdout, scanner.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await once(scanner, 'close');
  clearTimeout(timer);
  return output;
}

const FOUND_NOTHING = /found nothing/;

describe('the scanners of sipvicious as they come', () => {
  it('find no server by OPTIONS, REGISTER and INVITE (svmap)', async () => {
    const methods = ['OPTIONS', 'REGISTER', 'INVITE'];
    const outputs = await Promise.all(
      methods.map((method) => scan('svmap', ['-p', String(attacked.sipPort), '-m', method, '127.0.0.1'])),
    );
    for (const output of outputs) {
      expect(output).toMatch(FOUND_NOTHING);
      expect(output).not.toContain('Strowger');
    }
  });

  it('are counted', async () => {
    expect(await attacked.metric('strowger_sip_refusals_total', 'reason="scanner"')).toBeGreaterThan(0);
  });
});

describe('the scanners of sipvicious under another name', () => {
  /** Runs a scanner with a way to the server of its own. */
  async function disguised<T>(work: (place: string, port: number) => Promise<T>): Promise<T> {
    const disguise = await Disguise.open(attacked.sipPort, /friendly-scanner/g, 'Desk Phone 1.0');
    try {
      return await work(`udp://127.0.0.1:${disguise.port}`, disguise.port);
    } finally {
      disguise.close();
    }
  }

  it('find the server, which answers OPTIONS (svmap)', async () => {
    const output = await disguised((_place, port) => scan('svmap', ['-p', String(port), '127.0.0.1']));
    expect(output).toContain('Strowger');
  });

  it('find no extension by any method, carefully or by force, with the domain known or not (svwar)', async () => {
    const ways = ['REGISTER', 'INVITE', 'OPTIONS'].flatMap((method) => [
      ['-m', method, '--domain', tenant.domain],
      ['-m', method, '--domain', tenant.domain, '--force'],
      ['-m', method, '--force'],
    ]);
    const outputs = await Promise.all(
      ways.map((way) => disguised((place) => scan('svwar', ['-e', '1001-1004', ...way, place]))),
    );
    for (const [index, output] of outputs.entries()) {
      expect(output, ways[index]?.join(' ')).toMatch(FOUND_NOTHING);
      expect(output.split('\n').filter((line) => /^\|\s*10\d\d\s*\|/.test(line))).toEqual([]);
    }
  });

  it('find a password at the first guess, but none after those that they are banned for (svcrack)', async () => {
    const found = async (number: string, guesses: readonly string[]) => {
      const dictionary = join(mkdtempSync(join(tmpdir(), 'strowger-guesses-')), 'passwords');
      writeFileSync(dictionary, `${guesses.join('\n')}\n`);
      const output = await disguised((place) =>
        scan('svcrack', ['-u', number, '-d', dictionary, '--domain', tenant.domain, place], CRACK_LIMIT_MS),
      );
      rmSync(dirname(dictionary), { recursive: true });
      return output.includes(`sip-secret-${number}`);
    };
    const wrong = Array.from({ length: 8 }, (_, index) => `guess-${index}`);
    // A login makes the scanner a known device of that number, which a ban passes over: the guesses are for another.
    expect(await found('1002', ['sip-secret-1002'])).toBe(true);
    expect(await found('1001', [...wrong, 'sip-secret-1001'])).toBe(false);
    expect(await attacked.metric('strowger_failed_logins_total', 'way="sip"')).toBeGreaterThan(0);
  });
});
