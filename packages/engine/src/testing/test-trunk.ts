import type { TrunkConfiguration } from '@strowger/switch';

/** A provider at 192.0.2.1 without account, registration or pings, with the given fields instead. */
export function trunkWith(fields: Partial<TrunkConfiguration> = {}): TrunkConfiguration {
  return {
    providerId: 1,
    name: 'Carrier',
    tenantId: null,
    callsFor: null,
    nodeId: null,
    gatewayUuid: '00000000-0000-4000-8000-00000000c001',
    host: '192.0.2.1',
    port: 5060,
    transport: 'udp',
    srtp: 'off',
    tlsVerify: true,
    tlsCa: '',
    username: '',
    password: '',
    authUsername: '',
    realm: '',
    fromUser: '',
    fromDomain: '192.0.2.1',
    proxy: '',
    outboundProxy: '',
    registerProxy: '',
    register: false,
    contactUser: '',
    contactToken: 'token-1',
    contactParams: '',
    distinctTo: false,
    expireSeconds: 800,
    retrySeconds: 30,
    pingSeconds: 0,
    pingMissed: 1,
    pingGood: 1,
    contactInPing: false,
    callerIdInFrom: false,
    callerHeader: 'none',
    codecs: ['PCMU', 'PCMA', 'OPUS', 'G722'],
    t38: 'accept',
    channels: 0,
    ...fields,
  };
}

/** One that registers as `user` with the password `secret`. */
export function registeringTrunk(user: string, fields: Partial<TrunkConfiguration> = {}): TrunkConfiguration {
  const account = { username: user, authUsername: user, fromUser: user, contactUser: user, password: 'secret' };
  return trunkWith({ register: true, ...account, ...fields });
}
