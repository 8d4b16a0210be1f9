import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PhoneProcess, phoneFolder } from './phone-process.ts';
import { freePorts, waitUntilBound } from './ports.ts';

const run = promisify(execFile);
const GONE_WITHIN_MS = 5000;

export interface KamailioOptions {
  /** Its own address, of loopback. */
  readonly host: string;
  /** Of every account. */
  readonly password: string;
  /** The account whose registration calls from outside are sent over. */
  readonly account: string;
  /** Whom calls of its customers are passed on to. */
  readonly outside: { readonly host: string; readonly port: number };
}

/**
 * A provider: Kamailio as registrar and proxy that challenges (SHA-256). Calls that come from anywhere but `outside` have
 * to log in and are passed on there; those from there go over the registration of `account`.
 */
export class Kamailio {
  readonly host: string;
  readonly port: number;
  readonly #folder = phoneFolder('kamailio');
  #process: PhoneProcess | null = null;

  private constructor(options: KamailioOptions, port: number) {
    this.host = options.host;
    this.port = port;
    writeFileSync(join(this.#folder, 'kamailio.cfg'), configuration(options, port, this.#folder));
  }

  static async start(options: KamailioOptions): Promise<Kamailio> {
    const kamailio = new Kamailio(options, await freePorts(2, options.host));
    await kamailio.begin();
    return kamailio;
  }

  /** Begins, or begins again, knowing nobody. */
  async begin(): Promise<void> {
    const args = ['-f', 'kamailio.cfg', '-DD', '-E', '-w', this.#folder, '-P', join(this.#folder, 'pid')];
    this.#process = new PhoneProcess({ command: 'kamailio', args, folder: this.#folder });
    await Promise.race([waitUntilBound(this.port, 'udp'), this.#process.ended]);
    await waitUntilBound(this.port, 'udp');
  }

  /** The contacts that it keeps for an account. */
  async contacts(account: string): Promise<string[]> {
    const { stdout } = await run('kamcmd', ['-s', `unix:${join(this.#folder, 'ctl')}`, 'ul.dump']);
    const [, ...records] = stdout.split(/\bAoR: /);
    return records
      .filter((record) => record.startsWith(`${account}\n`) || record.startsWith(`${account}@`))
      .flatMap((record) => [...record.matchAll(/\bAddress: (\S+)/g)].map(([, address]) => address ?? ''));
  }

  async stop(): Promise<void> {
    await this.#process?.stop('SIGTERM', GONE_WITHIN_MS);
  }

  async dispose(): Promise<void> {
    await this.stop();
    await this.#process?.dispose();
  }
}

function configuration({ host, password, account, outside }: KamailioOptions, port: number, folder: string): string {
  return `#!KAMAILIO
debug=1
log_stderror=yes
fork=yes
children=1
auto_aliases=no
disable_tcp=yes
dns=no
rev_dns=no
listen=udp:${host}:${port}
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "auth.so"
loadmodule "ctl.so"
modparam("ctl", "binrpc", "unix:${join(folder, 'ctl')}")
modparam("auth", "algorithm", "SHA-256")
modparam("auth", "qop", "auth")
modparam("registrar", "max_expires", 60)

request_route {
  if (is_method("CANCEL")) {
    if (t_check_trans()) t_relay();
    exit;
  }
  if (is_method("OPTIONS") && !has_totag()) {
    sl_send_reply("200", "OK");
    exit;
  }
  if (is_method("REGISTER")) {
    if (!pv_www_authenticate("$fd", "${password}", "0")) {
      www_challenge("$fd", "1");
      exit;
    }
    save("location");
    exit;
  }
  if (has_totag()) {
    if (!loose_route() && is_method("ACK") && !t_check_trans()) exit;
    t_relay();
    exit;
  }
  if (!is_method("INVITE")) {
    sl_send_reply("405", "Method Not Allowed");
    exit;
  }
  record_route();
  if ($si == "${outside.host}") {
    $ru = "sip:${account}@${host}:${port}";
    if (!lookup("location")) {
      sl_send_reply("480", "Temporarily Unavailable");
      exit;
    }
    t_relay();
    exit;
  }
  if (!pv_proxy_authenticate("$fd", "${password}", "0")) {
    proxy_challenge("$fd", "1");
    exit;
  }
  consume_credentials();
  $du = "sip:${outside.host}:${outside.port}";
  t_relay();
}
`;
}
