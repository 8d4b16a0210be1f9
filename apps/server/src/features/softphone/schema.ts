import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';

const LentLoginReply = Type.Object({
  user: Type.String({ description: 'Name for digest authentication.' }),
  password: Type.String(),
  expires_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

const SoftphoneExtension = Type.Object({
  extension_uuid: uuid(),
  extension: Type.String({ description: 'Number and SIP user name.' }),
  display_name: Type.String(),
  sip_uri: Type.String(),
  password: Type.Optional(Type.String({ description: 'For admins and tenant admins alone, as of any extension.' })),
  /** null for whoever acts in another's name: his calls are not theirs to take. */
  login: nullable(LentLoginReply),
});

const IceServerReply = Type.Object({
  urls: Type.Array(Type.String()),
  username: Type.Optional(Type.String()),
  credential: Type.Optional(Type.String()),
});

export const SoftphoneReply = Type.Object({
  websocket_url: Type.String({ description: 'SIP over WebSocket (RFC 7118).' }),
  sip_domain: nullable(Type.String({ description: 'null: the tenant has none yet.' })),
  extensions: Type.Array(SoftphoneExtension, { description: 'Enabled voice extensions linked to the caller.' }),
  ice_servers: Type.Array(IceServerReply, { description: 'As RTCConfiguration.iceServers takes it.' }),
  expires_at: nullable(
    Type.String({
      description:
        'ISO 8601, UTC: when to ask again for ice_servers; null: they do not lapse. Logins tell their own end.',
    }),
  ),
});

export const DirectoryReply = Type.Array(
  Type.Object({
    extension: Type.String(),
    name: Type.String({ description: 'Empty: it has none.' }),
  }),
);
