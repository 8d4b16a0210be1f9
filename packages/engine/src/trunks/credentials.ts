import type { CredentialsLookup } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';

/** What a provider's challenge is answered with: nothing where none is set, or for a realm other than the one set. */
export function trunkCredentials({ authUsername, password, realm }: TrunkConfiguration): CredentialsLookup {
  return (challenge) => {
    if (authUsername === '' || (realm !== '' && challenge.realm !== realm)) return undefined;
    return { username: authUsername, password };
  };
}
