import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerT38, type MediaAttribute, ourT38Parameters, readT38, t38Attributes } from './t38-attributes.ts';

/** Lines as a session description has them. */
function lines(text: string): MediaAttribute[] {
  return text.split('\n').map((line) => {
    const [name = '', value] = line.trim().replace('a=', '').split(':');
    return { name, value };
  });
}

describe('the attributes of T.38 (ITU-T T.38 annex D.2.3)', () => {
  it('are read as gateways write them', () => {
    const said = lines(`a=T38FaxVersion:0
      a=T38MaxBitRate:14400
      a=T38FaxFillBitRemoval:0
      a=T38FaxTranscodingMMR:0
      a=T38FaxRateManagement:transferredTCF
      a=T38FaxMaxBuffer:200
      a=T38FaxMaxDatagram:72
      a=T38FaxUdpEC:t38UDPRedundancy`);
    expect(readT38(said)).toEqual({
      version: 0,
      maxBitRate: 14_400,
      rateManagement: 'transferredTCF',
      maxBuffer: 200,
      maxDatagram: 72,
      errorCorrection: 't38UDPRedundancy',
    });
  });

  it('have defaults, and are read in any case', () => {
    expect(readT38(lines('a=t38faxudpec:T38UDPFEC'))).toMatchObject({
      version: 0,
      maxBitRate: 14_400,
      rateManagement: 'transferredTCF',
      maxDatagram: null,
      errorCorrection: 't38UDPFEC',
    });
  });

  it('that make no sense count as not said', () => {
    expect(readT38(lines('a=T38MaxBitRate:fast\na=T38FaxMaxDatagram:-1\na=T38FaxVersion:99\na=T38FaxUdpEC'))).toEqual(
      readT38([]),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), value: fc.string() })), (said) => {
        readT38(said);
      }),
    );
  });

  it('of ours say redundancy, datagrams of 400 octets (contract 30 §20), and the rate of the modems', () => {
    const said = t38Attributes(ourT38Parameters(true)).map(({ name, value }) => `${name}:${value}`);
    expect(said).toEqual([
      'T38FaxVersion:0',
      'T38MaxBitRate:14400',
      'T38FaxRateManagement:transferredTCF',
      'T38FaxMaxBuffer:2000',
      'T38FaxMaxDatagram:400',
      'T38FaxUdpEC:t38UDPRedundancy',
    ]);
    expect(ourT38Parameters(false).maxBitRate).toBe(9600);
    expect(readT38(t38Attributes(ourT38Parameters(true)))).toEqual(ourT38Parameters(true));
  });

  it('of an answer exceed neither the offer nor ourselves', () => {
    const offer = { ...ourT38Parameters(true), version: 3, maxBitRate: 33_600, maxDatagram: 72 };
    expect(answerT38(offer, true)).toMatchObject({ version: 0, maxBitRate: 14_400, maxDatagram: 400 });
    expect(answerT38({ ...offer, maxBitRate: 9600 }, true).maxBitRate).toBe(9600);
    expect(answerT38(offer, false).maxBitRate).toBe(9600);
  });
});
