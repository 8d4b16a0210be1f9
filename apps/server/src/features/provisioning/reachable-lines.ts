import type { Line } from './configuration.ts';

/**
 * Lines as phones can register them: at the platform's address a user is found by his name alone, so that one whose name
 * another tenant has, too, must ask for his own domain, by way of that address (contract 20 §2.3).
 * @param ambiguous users there are more than one of on the platform
 */
export function reachableLines(lines: readonly Line[], domain: string, ambiguous: ReadonlySet<string>): Line[] {
  return lines.map((line) => {
    const isSure = line.server === domain || line.outboundProxy !== null || !ambiguous.has(line.userId);
    return isSure ? line : { ...line, server: domain, outboundProxy: `${line.server}:${line.port}` };
  });
}
