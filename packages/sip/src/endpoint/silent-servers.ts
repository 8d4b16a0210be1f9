import type { Clock } from '../clock.ts';
import { formatAddress } from '../transport/socket-address.ts';
import type { Destination, Flow } from '../transport/transport.ts';

/** A server that was silent is asked after the others for so long. */
const rememberedFor = 60_000;
/** Beyond that the oldest are forgotten. */
const mostKept = 1_000;

type Server = Pick<Destination, 'transport' | 'address' | 'port'>;

const nameOf = (server: Server) => `${server.transport} ${formatAddress(server)}`;
const serverOf = ({ transport, remote }: Pick<Flow, 'transport' | 'remote'>): Server => ({ transport, ...remote });

/** Which servers did not answer of late, so that those beside them are asked first (RFC 3263 §4.3). */
export class SilentServers {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #since = new Map<string, number>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  silent(server: Server): void {
    const name = nameOf(server);
    this.#since.delete(name);
    this.#since.set(name, this.#clock.now());
    const [oldest] = this.#since.keys();
    if (this.#since.size > mostKept && oldest !== undefined) this.#since.delete(oldest);
  }

  silentOn(flow: Pick<Flow, 'transport' | 'remote'>): void {
    this.silent(serverOf(flow));
  }

  heardOn(flow: Pick<Flow, 'transport' | 'remote'>): void {
    if (this.#since.size > 0) this.#since.delete(nameOf(serverOf(flow)));
  }

  /** All of them, in their order but for the silent ones, which come last. */
  inOrder(servers: readonly Destination[]): readonly Destination[] {
    if (servers.length < 2 || this.#since.size === 0) return servers;
    const isSilent = (server: Destination) => this.#isSilent(nameOf(server));
    return [...servers.filter((server) => !isSilent(server)), ...servers.filter(isSilent)];
  }

  /** The time of day may leap: whoever seems to have been silent in the future is not. */
  #isSilent(name: string): boolean {
    const since = this.#since.get(name);
    return since !== undefined && Math.abs(this.#clock.now() - since) < rememberedFor;
  }
}
