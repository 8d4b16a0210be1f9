import { errors, type FieldError } from '../../http/errors.ts';
import { lacksCredential } from '../../settings/ice-server.ts';
import type { SettingChanges } from '../../settings/system-settings.ts';

/** What the types of single values cannot say. @throws ApiError 400 that names every field that is wrong */
export function checkChanges({ ice_servers }: SettingChanges): void {
  const wrong = (ice_servers ?? []).flatMap((server, at): FieldError[] =>
    lacksCredential(server)
      ? [{ field: `ice_servers.${at}`, message: 'a TURN server needs username and credential' }]
      : [],
  );
  if (wrong.length > 0) throw errors.badFields(wrong);
}
