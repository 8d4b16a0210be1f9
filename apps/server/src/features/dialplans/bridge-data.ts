/** Where an outbound row leads. */
export interface Bridged {
  readonly gateway_uuid: string;
  readonly gateway_2_uuid: string | null;
  readonly gateway_3_uuid: string | null;
  readonly prefix_number: string;
}

/** Data of FreeSWITCH's `bridge`: gateways in the order in which they are tried; `$1` is the number that is sent. */
export function bridgeData({ prefix_number: prefix, ...row }: Bridged): string {
  return [row.gateway_uuid, row.gateway_2_uuid, row.gateway_3_uuid]
    .filter((uuid) => uuid !== null)
    .map((uuid) => `sofia/gateway/${uuid}/${prefix}$1`)
    .join('|');
}

const WAY = /^sofia\/gateway\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9]{0,16})\$1$/i;
const MOST_GATEWAYS = 3;

/** The same backwards; null for whatever such rows cannot express. */
export function parseBridgeData(data: string): Bridged | null {
  const ways = data.split('|').map((way) => WAY.exec(way.trim()));
  const [gateway = '', second = null, third = null] = ways.map((way) => way?.[1]?.toLowerCase() ?? '');
  const [prefix = '', ...others] = new Set(ways.map((way) => way?.[2] ?? ''));
  if (ways.includes(null) || ways.length > MOST_GATEWAYS || others.length > 0) return null;
  return { gateway_uuid: gateway, gateway_2_uuid: second, gateway_3_uuid: third, prefix_number: prefix };
}
