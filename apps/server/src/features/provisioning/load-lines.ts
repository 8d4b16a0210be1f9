import { sql, type Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { openLinePassword } from '../device-lines/line-fields.ts';
import { usualPort } from '../device-lines/usual-port.ts';
import type { Line, LineTransport } from './configuration.ts';
import type { LineNames } from './keys.ts';

export interface LinesOf {
  readonly deviceUuid: string;
  /** The tenant's SIP domain. */
  readonly domain: string;
  readonly defaultServer: string;
}

const TRANSPORTS: readonly LineTransport[] = ['udp', 'tcp', 'tls', 'dns srv'];

/** The lines a device is to register: enabled, with complete credentials, of an extension that may register. */
export async function readLines(
  trx: Trx,
  platform: Pick<Platform, 'environment' | 'vault'>,
  of: LinesOf,
): Promise<{ lines: Line[]; names: LineNames[] }> {
  const rows = (await lineRows(trx, of.deviceUuid)).filter(
    ({ extension_uuid, extension }) => extension_uuid === null || extension !== null,
  );
  const found = rows.flatMap((row) => {
    const line = lineOf(platform, of, row);
    return line ? [{ line, row }] : [];
  });
  return {
    lines: found.map(({ line }) => line),
    names: found.map(({ line, row }) => ({
      number: line.number,
      extension: line.userId,
      callerIdName: row.caller_name ?? line.displayName,
      displayName: line.displayName,
    })),
  };
}

function lineRows(trx: Trx, deviceUuid: string) {
  return trx
    .selectFrom('device_lines as l')
    .leftJoin('extensions as e', (join) =>
      join
        .onRef('e.extension_uuid', '=', 'l.extension_uuid')
        .on('e.enabled', '=', true)
        .on('e.extension_type', '=', 'voice'),
    )
    .selectAll('l')
    .select([
      'e.extension',
      'e.effective_caller_id_name as caller_name',
      sql<string | null>`'extension=' || e.password`.as('extension_secret'),
      sql<string | null>`'line=' || l.password`.as('line_secret'),
    ])
    .where('l.device_uuid', '=', deviceUuid)
    .where('l.enabled', '=', true)
    .orderBy(sql`length(l.line_number)`)
    .orderBy('l.line_number')
    .execute();
}

type Row = Awaited<ReturnType<typeof lineRows>>[number];

function lineOf({ environment, vault }: Pick<Platform, 'environment' | 'vault'>, of: LinesOf, row: Row): Line | null {
  const userId = row.extension ?? row.sip_user;
  const password = openLinePassword(vault, row.extension_uuid === null ? row.line_secret : row.extension_secret);
  if (!userId || !password) return null;
  const transport = TRANSPORTS.find((name) => name === row.sip_transport) ?? 'udp';
  const displayName = row.display_name ?? row.caller_name ?? userId;
  return {
    number: Number(row.line_number),
    displayName,
    label: row.label ?? displayName,
    userId,
    authId: row.extension ?? row.sip_auth ?? userId,
    password,
    server: row.server_address_primary ?? row.server_address ?? of.defaultServer,
    secondaryServer: row.server_address_secondary,
    port: row.sip_port === null ? usualPort(environment, transport) : Number(row.sip_port),
    transport,
    registerSeconds: Number(row.register_expires),
    outboundProxy: row.outbound_proxy_primary,
    secondaryOutboundProxy: row.outbound_proxy_secondary,
    shared: row.shared_line !== null && /^(1|true|yes|shared)$/i.test(row.shared_line),
  };
}
