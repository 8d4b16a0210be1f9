import type { T38Parameters } from '../api.ts';

/** A line `a=<name>:<value>` of a media description. */
export interface MediaAttribute {
  readonly name: string;
  readonly value?: string | undefined;
}

/** Contract 30 §20. */
export const OUR_MAX_DATAGRAM = 400;
const OUR_MAX_BUFFER = 2000;
const FASTEST = 14_400;

/** What we offer and answer. @param v17 whether 14,400 bits per second may be used */
export function ourT38Parameters(v17: boolean): T38Parameters {
  return {
    version: 0,
    maxBitRate: v17 ? FASTEST : 9600,
    rateManagement: 'transferredTCF',
    maxBuffer: OUR_MAX_BUFFER,
    maxDatagram: OUR_MAX_DATAGRAM,
    errorCorrection: 't38UDPRedundancy',
  };
}

/** Our answer to an offer: its version or an older one of ours, no faster than both (ITU-T T.38 annex D.2.3.5). */
export function answerT38(offer: T38Parameters, v17: boolean): T38Parameters {
  const ours = ourT38Parameters(v17);
  return {
    ...ours,
    version: Math.min(ours.version, offer.version),
    maxBitRate: Math.min(ours.maxBitRate, offer.maxBitRate),
    // The way of UDP; the other one is for T.38 over TCP.
    rateManagement: ours.rateManagement,
    errorCorrection: offer.errorCorrection === 't38UDPNoEC' ? 't38UDPNoEC' : ours.errorCorrection,
  };
}

/** The attributes of `m=image <port> udptl t38`. */
export function t38Attributes(parameters: T38Parameters): { readonly name: string; readonly value: string }[] {
  const { maxBuffer, maxDatagram } = parameters;
  return [
    { name: 'T38FaxVersion', value: String(parameters.version) },
    { name: 'T38MaxBitRate', value: String(parameters.maxBitRate) },
    { name: 'T38FaxRateManagement', value: parameters.rateManagement },
    ...(maxBuffer === null ? [] : [{ name: 'T38FaxMaxBuffer', value: String(maxBuffer) }]),
    ...(maxDatagram === null ? [] : [{ name: 'T38FaxMaxDatagram', value: String(maxDatagram) }]),
    { name: 'T38FaxUdpEC', value: parameters.errorCorrection },
  ];
}

/**
 * What the attributes of an image medium say; names in any case, as phones write them. What is missing or makes no sense is
 * the default of ITU-T T.38 annex D.2.3. Never throws.
 */
export function readT38(attributes: readonly MediaAttribute[]): T38Parameters {
  const said = (name: string) => attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value?.trim();
  return {
    version: readNumber(said('t38faxversion'), 0, 7) ?? 0,
    maxBitRate: readNumber(said('t38maxbitrate') ?? said('t38faxmaxbitrate'), 2400, 64_000) ?? FASTEST,
    rateManagement: said('t38faxratemanagement')?.toLowerCase() === 'localtcf' ? 'localTCF' : 'transferredTCF',
    maxBuffer: readNumber(said('t38faxmaxbuffer'), 1, 1_000_000),
    maxDatagram: readNumber(said('t38faxmaxdatagram') ?? said('t38maxdatagram'), 1, 65_535),
    errorCorrection: readCorrection(said('t38faxudpec')?.toLowerCase()),
  };
}

function readNumber(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

function readCorrection(text: string | undefined): T38Parameters['errorCorrection'] {
  if (text === 't38udpredundancy') return 't38UDPRedundancy';
  return text === 't38udpfec' ? 't38UDPFEC' : 't38UDPNoEC';
}
