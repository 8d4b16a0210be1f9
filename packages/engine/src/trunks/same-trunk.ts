import type { TrunkConfiguration } from '@strowger/switch';

/** What a provider gets to see, or when it is asked: a change of it begins anew. The rest is read for each call. */
const AT_PROVIDER = [
  'name',
  'host',
  'port',
  'transport',
  'tlsVerify',
  'tlsCa',
  'username',
  'password',
  'authUsername',
  'realm',
  'fromUser',
  'fromDomain',
  'proxy',
  'outboundProxy',
  'registerProxy',
  'register',
  'contactUser',
  'contactToken',
  'contactParams',
  'distinctTo',
  'expireSeconds',
  'retrySeconds',
  'pingSeconds',
  'pingMissed',
  'pingGood',
  'contactInPing',
] as const satisfies readonly (keyof TrunkConfiguration)[];

export function isSameAtProvider(one: TrunkConfiguration, other: TrunkConfiguration): boolean {
  return AT_PROVIDER.every((field) => one[field] === other[field]);
}
