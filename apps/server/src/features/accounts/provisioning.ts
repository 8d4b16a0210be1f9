import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Platform } from '../../platform.ts';

/** Feature code for the own mailbox, as soft phones of this API dial it. */
const VOICEMAIL = '*78';

export const ProvisioningReply = Type.Object({
  username: Type.String({ description: 'SIP user.' }),
  password: Type.Union([Type.String(), Type.Null()], { 'x-secret': true }),
  callerid: Type.String(),
  host: nullable(Type.String()),
  port: Type.Integer(),
  wss: Type.String(),
  dialplan: Type.Object({ agent_login: Type.String(), voicemail: Type.String() }),
  account: Type.Record(Type.String(), Type.Unknown()),
});

/** What a soft phone is configured with: the extension whose number is the account's phone, else the account itself. */
export function provision({ environment, settings }: Pick<Platform, 'environment' | 'settings'>, account: Shown) {
  const text = (name: string) => (typeof account[name] === 'string' ? account[name] : null);
  const extension = text('pbx_extension');
  const phone = text('phone') ?? '';
  return {
    username: extension ?? text('username') ?? '',
    password: extension === null ? text('passwd') : text('pbx_password'),
    callerid: text('pbx_caller_id_name') || text('caller_id_name') || phone,
    host: text('pbx_domain') ?? text('domain'),
    port: environment.sipPort,
    wss: `${settings.get('public_url').replace(/^http/, 'ws')}/ws`,
    dialplan: { agent_login: `*${phone}`, voicemail: VOICEMAIL },
    account,
  };
}
