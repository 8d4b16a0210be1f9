import { MASKED, maskSecrets } from '../../audit/mask-secrets.ts';
import type { IceServer } from '../../settings/ice-server.ts';
import type { SettingChanges, SystemSettingValues } from '../../settings/system-settings.ts';

type Provision = SystemSettingValues['provision'];

/** Settings as the API shows them: PINs, passwords and other secrets are masked. */
export function presentSettings(values: SystemSettingValues): object {
  const { provision, ice_servers, turn_secret, transcription_api_key } = values;
  const masked = maskSecrets({ provision, ice_servers, turn_secret, transcription_api_key });
  return typeof masked === 'object' ? { ...values, ...masked } : values;
}

/** A form sends back what it was shown: a masked secret stays what it is. */
export function keepMaskedSecrets(changes: SettingChanges, current: SystemSettingValues): SettingChanges {
  const { turn_secret, transcription_api_key, ...others } = changes;
  return {
    ...others,
    ...(changes.provision ? { provision: unmask(changes.provision, current.provision) } : {}),
    ...(changes.ice_servers ? { ice_servers: unmaskServers(changes.ice_servers, current.ice_servers) } : {}),
    ...(isKept(turn_secret) ? {} : { turn_secret }),
    ...(isKept(transcription_api_key) ? {} : { transcription_api_key }),
  };
}

function isKept(sent: string | null | undefined): sent is undefined {
  return sent === undefined || sent === MASKED;
}

function unmask(sent: Provision, current: Provision): Provision {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => {
      if (value !== MASKED) return [[name, value]];
      const kept = Object.hasOwn(current, name) ? current[name] : undefined;
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** A masked credential is that of the server with the same URLs and user name; without one, none. */
function unmaskServers(sent: readonly IceServer[], current: readonly IceServer[]): IceServer[] {
  return sent.map((server) => {
    if (server.credential !== MASKED) return server;
    const { credential: _, ...rest } = server;
    const kept = current.find((one) => identity(one) === identity(server))?.credential;
    return kept === undefined ? rest : { ...rest, credential: kept };
  });
}

const identity = ({ urls, username }: IceServer): string => JSON.stringify([urls, username]);

/** The named settings out of all. */
export function pick(values: SystemSettingValues, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(presentSettings(values)).filter(([name]) => names.includes(name)));
}
