/** A frame of a stream of server-sent events: what is needed of it. */
export interface Frame {
  /** Null when the frame has none. */
  readonly id: string | null;
  readonly data: string;
}

/**
 * Cuts a stream of server-sent events into frames (WHATWG HTML, 9.2 "Server-sent events"), however its text is cut
 * into chunks. Comments and frames without data are dropped.
 */
export class FrameParser {
  #rest = '';
  #id: string | null = null;
  #data: string[] = [];

  /** @returns the frames that the chunk completes */
  push(chunk: string): Frame[] {
    const text = this.#rest + chunk;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#takeLine(line));
  }

  #takeLine(line: string): Frame[] {
    if (line === '') return this.#endFrame();
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') this.#data.push(value);
    if (name === 'id' && !value.includes('\0')) this.#id = value;
    return [];
  }

  #endFrame(): Frame[] {
    const frames = this.#data.length === 0 ? [] : [{ id: this.#id, data: this.#data.join('\n') }];
    this.#id = null;
    this.#data = [];
    return frames;
  }
}
