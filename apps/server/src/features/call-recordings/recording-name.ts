import { formatLocal, type TimeZone } from '../../time/zone.ts';

interface RecordedConversation {
  readonly callId: string;
  /** When it began. */
  readonly at: Date;
  /** By whose clock its name tells that. */
  readonly where: TimeZone;
}

const VARIABLE = /\$?\$\{(?:strftime\(([^)}]*)\)|([A-Za-z0-9_]+))\}/g;
const LONGEST = 200;
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * The name that a template gives a recording (contract 20 §5, `queue_record_template`): the part behind its last slash, with
 * `${strftime(…)}` and `${uuid}` filled in. It is a WAV file, whatever the template calls it; unknown variables are empty, and
 * characters that file systems or headers might mind become `_`.
 * @returns null when nothing of a name is left
 */
export function recordingName(template: string, { callId, at, where }: RecordedConversation): string | null {
  const variables = new Map([
    ['uuid', callId],
    ['record_ext', 'wav'],
  ]);
  const filled = template.replace(VARIABLE, (_, format: string | undefined, name: string | undefined) => {
    const value = format === undefined ? (variables.get(name ?? '') ?? '') : strftime(format, formatLocal(at, where));
    return value.replaceAll('/', '-');
  });
  const name = filled
    .slice(filled.lastIndexOf('/') + 1)
    .replace(/\.(wav|mp3|ogg|flac)$/i, '')
    .replace(/[^A-Za-z0-9 ._+@,()-]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST);
  return name === '' ? null : `${name}.wav`;
}

/** @param local `YYYY-MM-DD HH:MM:SS` */
function strftime(format: string, local: string): string {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = local.split(/\D/);
  const weekday = new Date(`${local.replace(' ', 'T')}Z`).getUTCDay();
  const parts: Readonly<Record<string, string>> = {
    Y: year,
    y: year.slice(-2),
    m: month,
    d: day,
    e: String(Number(day)),
    H: hour,
    I: String(((Number(hour) + 11) % 12) + 1).padStart(2, '0'),
    p: Number(hour) < 12 ? 'AM' : 'PM',
    M: minute,
    S: second,
    F: `${year}-${month}-${day}`,
    T: `${hour}-${minute}-${second}`,
    A: DAYS[weekday] ?? '',
    a: (DAYS[weekday] ?? '').slice(0, 3),
    B: MONTHS[Number(month) - 1] ?? '',
    b: (MONTHS[Number(month) - 1] ?? '').slice(0, 3),
    '%': '%',
  };
  return format.replace(/%(.)/g, (_, letter: string) => parts[letter] ?? '');
}
