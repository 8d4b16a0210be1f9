import type { SecurityNotice } from '@strowger/switch';
import type { Logger } from 'pino';

const WINDOW_MS = 10_000;
const LINES_PER_WINDOW = 5;

interface Window {
  readonly since: number;
  lines: number;
  suppressed: number;
}

/** What a notice is logged as: its kind, or the reason of a refusal. */
function reasonOf(notice: SecurityNotice): string {
  return notice.kind === 'refused' ? notice.reason : notice.kind;
}

/**
 * Logs what the engine tells of hostile sources: of each reason five lines in ten seconds, then how many more there
 * were. A flood must not fill the disk.
 */
export function createSecurityLog(log: Pick<Logger, 'warn'>, now: () => Date): (notice: SecurityNotice) => void {
  const windows = new Map<string, Window>();
  return (notice) => {
    const reason = reasonOf(notice);
    const window = current(windows, reason, now().getTime());
    if (window.lines >= LINES_PER_WINDOW) {
      window.suppressed += 1;
      return;
    }
    window.lines += 1;
    log.warn({ notice, ...(window.suppressed > 0 ? { suppressed: window.suppressed } : {}) }, 'sip security');
    window.suppressed = 0;
  };
}

/** The window that runs; a new one takes over what the last has kept back. */
function current(windows: Map<string, Window>, reason: string, now: number): Window {
  const known = windows.get(reason);
  if (known !== undefined && now >= known.since && now - known.since < WINDOW_MS) return known;
  const fresh = { since: now, lines: 0, suppressed: known?.suppressed ?? 0 };
  windows.set(reason, fresh);
  return fresh;
}
