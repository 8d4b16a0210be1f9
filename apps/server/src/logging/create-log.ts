import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { pathOf } from '../http/request-facts.ts';
import type { LogLevel } from '../settings/environment-table.ts';

/** Where secrets would stand if somebody logged a whole object. */
const SECRETS = [
  'password',
  'passwd',
  'secret',
  'token',
  'access_token',
  'authorization',
  '["x-api-key"]',
  'cookie',
  'masterKey',
  'adminPassword',
  'databaseUrl',
  'smtpUrl',
];
const REDACTED_PATHS = SECRETS.flatMap((name) => {
  const dot = name.startsWith('[') ? '' : '.';
  return [name, `*${dot}${name}`, `*.*${dot}${name}`];
});

export interface LogOptions {
  readonly level: LogLevel;
  /** For people at a terminal instead of JSON lines. */
  readonly pretty: boolean;
  readonly destination?: DestinationStream;
}

/** The program's log: JSON lines on stdout, pretty on a terminal. Secrets never reach it. */
export function createLog(options: LogOptions): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED_PATHS, censor: '********' },
    serializers: { err: presentLoggedError, req: presentLoggedRequest },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const destination = options.destination ?? pino.destination({ dest: 1, sync: true });
  return options.pretty
    ? pino(settings, pretty({ destination, sync: true, colorize: true, translateTime: 'HH:MM:ss.l' }))
    : pino(settings, destination);
}

/** A query may hold a token. */
function presentLoggedRequest(request: { method?: string; url?: string; id?: string }): object {
  return { id: request.id, method: request.method, path: pathOf(request.url ?? '') };
}

/** What the driver adds to an error, such as the values of a row, may be secret. */
function presentLoggedError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: presentLoggedError(error.cause) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
