import { type Static, Type } from 'typebox';

const HOST = '([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?';
/** RFC 7065 §3.1. */
export const TURN_URL = `turns?:${HOST}(\\?transport=(udp|tcp))?`;
/** RFC 7064 §3.1. */
const STUN_URL = `stuns?:${HOST}`;

const url = () => Type.String({ pattern: `^(${STUN_URL}|${TURN_URL})$`, maxLength: 255 });

/** As a browser's RTCConfiguration takes it. */
export const IceServerSchema = Type.Object(
  {
    urls: Type.Array(url(), { description: 'stun:, stuns:, turn: and turns: URLs.', minItems: 1, maxItems: 10 }),
    username: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    credential: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  },
  { additionalProperties: false },
);

export type IceServer = Static<typeof IceServerSchema>;

/** Whether browsers would refuse it: a TURN server needs both username and credential. */
export function lacksCredential({ urls, username, credential }: IceServer): boolean {
  return urls.some((one) => one.startsWith('turn')) && (username === undefined || credential === undefined);
}
