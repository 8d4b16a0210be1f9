import type { Logger } from 'pino';
import { isWithoutNetwork } from './sandbox.ts';

let isTold = false;

/** Says once where converters cannot be kept from the network: containers may forbid namespaces. */
export function warnOfNetwork(log: Pick<Logger, 'warn'>): void {
  if (isTold || isWithoutNetwork()) return;
  isTold = true;
  log.warn(
    'converters of documents cannot be kept from the network here: unshare (util-linux) is missing or forbidden',
  );
}
