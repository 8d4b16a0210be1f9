import { MASKED, maskSecrets } from '../../audit/mask-secrets.ts';
import type { SettingChanges, SystemSettingValues } from '../../settings/system-settings.ts';

type Provision = SystemSettingValues['provision'];

/** Settings as the API shows them: PINs and passwords among the provisioning variables are masked. */
export function presentSettings(values: SystemSettingValues): object {
  return { ...values, provision: maskSecrets(values.provision) };
}

/** A form sends back what it was shown: a masked secret stays what it is. */
export function keepMaskedSecrets(changes: SettingChanges, current: SystemSettingValues): SettingChanges {
  if (!changes.provision) return changes;
  return { ...changes, provision: unmask(changes.provision, current.provision) };
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

/** The named settings out of all. */
export function pick(values: SystemSettingValues, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(presentSettings(values)).filter(([name]) => names.includes(name)));
}
