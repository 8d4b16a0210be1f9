import type {
  MediaDescription,
  SdpAttribute,
  SdpBandwidth,
  SdpConnection,
  SessionDescription,
} from './session-description.ts';

function optional(type: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${type}=${value}`];
}

function connectionLines(connection: SdpConnection | undefined): string[] {
  return connection === undefined ? [] : [`c=IN ${connection.addressType} ${connection.address}`];
}

function bandwidthLines(bandwidths: readonly SdpBandwidth[]): string[] {
  return bandwidths.map(({ type, value }) => `b=${type}:${value}`);
}

function attributeLines(attributes: readonly SdpAttribute[]): string[] {
  return attributes.map(({ name, value }) => (value === undefined ? `a=${name}` : `a=${name}:${value}`));
}

function mediaLines(media: MediaDescription): string[] {
  const count = media.portCount === undefined ? '' : `/${media.portCount}`;
  return [
    `m=${media.type} ${media.port}${count} ${media.protocol} ${media.formats.join(' ')}`,
    ...optional('i', media.title),
    ...connectionLines(media.connection),
    ...bandwidthLines(media.bandwidths),
    ...optional('k', media.key),
    ...attributeLines(media.attributes),
  ];
}

function sessionLines(session: SessionDescription): string[] {
  const { origin } = session;
  const timings = session.timings.length > 0 ? session.timings : [{ start: '0', stop: '0', repeats: [] }];
  return [
    'v=0',
    `o=${origin.username} ${origin.sessionId} ${origin.sessionVersion} IN ${origin.addressType} ${origin.address}`,
    `s=${session.name === '' ? '-' : session.name}`,
    ...optional('i', session.info),
    ...optional('u', session.uri),
    ...session.emails.map((email) => `e=${email}`),
    ...session.phones.map((phone) => `p=${phone}`),
    ...connectionLines(session.connection),
    ...bandwidthLines(session.bandwidths),
    ...timings.flatMap(({ start, stop, repeats }) => [`t=${start} ${stop}`, ...repeats.map((repeat) => `r=${repeat}`)]),
    ...optional('z', session.timeZones),
    ...optional('k', session.key),
    ...attributeLines(session.attributes),
  ];
}

/** The text of a session description, lines in the order that RFC 8866 §5 wants. A line break in a value becomes a space. */
export function formatSdp(session: SessionDescription): string {
  const lines = [...sessionLines(session), ...session.media.flatMap(mediaLines)];
  return lines.map((line) => `${line.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}
