import { type MediaCounts, mediaCounts, type Quality, qualityOf } from './call-quality.ts';

const EVERY_MS = 3000;

/** Looks every three seconds how the calls that are up sound. */
export class QualityWatch {
  readonly #calls: () => readonly string[];
  readonly #stats: (id: string) => Promise<RTCStatsReport | null>;
  readonly #tell: (quality: Readonly<Record<string, Quality>>) => void;
  readonly #before = new Map<string, MediaCounts>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param calls the ids of calls that are up
   * @param stats the reports of a call's connection, as `getStats` gives them
   */
  constructor(
    calls: () => readonly string[],
    stats: (id: string) => Promise<RTCStatsReport | null>,
    tell: (quality: Readonly<Record<string, Quality>>) => void,
  ) {
    this.#calls = calls;
    this.#stats = stats;
    this.#tell = tell;
  }

  /** The calls have changed: looks while there are any. */
  follow(): void {
    const isWanted = this.#calls().length > 0;
    if (isWanted) this.#timer ??= setInterval(() => void this.#look(), EVERY_MS);
    if (isWanted || this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#before.clear();
    this.#tell({});
  }

  async #look(): Promise<void> {
    const found: Record<string, Quality> = {};
    for (const id of this.#calls()) {
      const quality = await this.#qualityOf(id);
      if (quality !== null) found[id] = quality;
    }
    if (this.#timer !== undefined) this.#tell(found);
  }

  async #qualityOf(id: string): Promise<Quality | null> {
    const reports = [...((await this.#stats(id)) ?? [])].map(([, report]) => report);
    const now = mediaCounts(reports.filter(isReport));
    if (now === null) return null;
    const before = this.#before.get(id) ?? null;
    this.#before.set(id, now);
    return qualityOf(before, now);
  }
}

function isReport(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
