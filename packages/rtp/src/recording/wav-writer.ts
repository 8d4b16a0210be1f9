import { type FileHandle, open } from 'node:fs/promises';
import { WAV_HEADER_BYTES, wavHeader } from '../audio/wav-header.ts';
import { MediaError } from '../plane/media-error.ts';

export const RECORDING_HZ = 8000;
/** A piece is written when so much audio is there: a process that dies loses no more. */
const PIECE_SECONDS = 1;
/** The sizes in the header are brought up to date so often. */
const PIECES_PER_HEADER = 5;
/** Pieces that may wait for a slow disk. */
const MOST_WAITING = 30;

type WritableFile = Pick<FileHandle, 'close'> & {
  write(data: Buffer, from: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
};
type OpenFile = (path: string, flags: string) => Promise<WritableFile>;

/**
 * Writes a WAV file piece after piece, off the thread, while more comes. Whoever gives it audio never waits: a disk that
 * fails or falls half a minute behind ends the writing.
 */
export class WavWriter {
  readonly #file: WritableFile;
  readonly #channels: number;
  readonly #waiting: Buffer[] = [];
  #piece: Buffer;
  #filled = 0;
  #writtenBytes = 0;
  #piecesSinceHeader = 0;
  #draining: Promise<void> | null = null;
  #hasFailed = false;

  private constructor(file: WritableFile, channels: number) {
    this.#file = file;
    this.#channels = channels;
    this.#piece = this.#newPiece();
  }

  /** Makes or overwrites the file. Rejects with `bad-target` when that is not possible. */
  static async create(path: string, channels: number, make: OpenFile = open): Promise<WavWriter> {
    const file = await make(path, 'w').catch(() => null);
    if (!file) throw new MediaError('bad-target', 'the file to record to cannot be made');
    const writer = new WavWriter(file, channels);
    try {
      await writer.#writeHeader();
    } catch {
      await file.close().catch(() => undefined);
      throw new MediaError('bad-target', 'the file to record to cannot be written');
    }
    return writer;
  }

  /** The disk failed or fell behind: what comes now is lost. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Of what is in the file, in whole milliseconds. */
  get writtenMs(): number {
    return Math.floor((this.#writtenBytes * 1000) / (2 * this.#channels * RECORDING_HZ));
  }

  /** One sample of each channel. */
  put(left: number, right: number): void {
    this.#filled = this.#piece.writeInt16LE(left, this.#filled);
    if (this.#channels === 2) this.#filled = this.#piece.writeInt16LE(right, this.#filled);
    if (this.#filled < this.#piece.length) return;
    this.#enqueue(this.#piece);
    this.#piece = this.#newPiece();
    this.#filled = 0;
  }

  /** Writes what is left and closes the file; never rejects. */
  async close(): Promise<void> {
    if (this.#filled > 0) this.#enqueue(this.#piece.subarray(0, this.#filled));
    this.#filled = 0;
    await this.#draining;
    await this.#writeHeader().catch(() => this.#fail());
    await this.#file.close().catch(() => this.#fail());
  }

  #newPiece(): Buffer {
    return Buffer.alloc(PIECE_SECONDS * RECORDING_HZ * 2 * this.#channels);
  }

  #enqueue(piece: Buffer): void {
    if (this.#hasFailed) return;
    if (this.#waiting.length >= MOST_WAITING) {
      this.#fail();
      return;
    }
    this.#waiting.push(piece);
    this.#draining ??= this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      for (let piece = this.#waiting.shift(); piece; piece = this.#waiting.shift()) await this.#write(piece);
    } catch {
      this.#fail();
    }
    this.#draining = null;
  }

  async #write(piece: Buffer): Promise<void> {
    let at = 0;
    while (at < piece.length) {
      const position = WAV_HEADER_BYTES + this.#writtenBytes;
      const { bytesWritten } = await this.#file.write(piece, at, piece.length - at, position);
      at += bytesWritten;
      this.#writtenBytes += bytesWritten;
    }
    this.#piecesSinceHeader++;
    if (this.#piecesSinceHeader >= PIECES_PER_HEADER) await this.#writeHeader();
  }

  async #writeHeader(): Promise<void> {
    this.#piecesSinceHeader = 0;
    await this.#file.write(wavHeader(this.#writtenBytes, RECORDING_HZ, this.#channels), 0, WAV_HEADER_BYTES, 0);
  }

  #fail(): void {
    this.#hasFailed = true;
    this.#waiting.length = 0;
  }
}
