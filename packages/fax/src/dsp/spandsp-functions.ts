import { loadSpandsp, type NativeCalls, type NativeLibrary, nativeCalls } from '@strowger/rtp';

/** A pointer into the library. */
export type Handle = unknown;

/** The words of the library's transfer statistics, in its order; resolutions in pixels a metre. */
const STATISTICS = [
  'rate',
  'ecm',
  'pagesSent',
  'pagesReceived',
  'pagesInFile',
  'xResolution',
  'yResolution',
  'width',
  'length',
  'imageBytes',
  'encoding',
  'badRows',
] as const;

export type T30Statistics = Readonly<Record<(typeof STATISTICS)[number], number>>;

/** More than the library writes today. */
const STATISTICS_WORDS = 64;

type Bound<A extends readonly unknown[], R = void> = (...values: A) => R;
type SetNumber = Bound<[t30: Handle, value: number]>;
type SetText = Bound<[t30: Handle, text: string], number>;

export interface SpandspFunctions {
  readonly faxOpen: Bound<[state: null, calling: number], Handle>;
  readonly faxFree: Bound<[fax: Handle], number>;
  readonly faxReceive: Bound<[fax: Handle, samples: Int16Array, count: number], number>;
  readonly faxSend: Bound<[fax: Handle, samples: Int16Array, count: number], number>;
  readonly faxT30: Bound<[fax: Handle], Handle>;
  readonly faxTransmitOnIdle: SetNumber;
  readonly t38Open: Bound<[state: null, calling: number, onPacket: bigint, user: number], Handle>;
  readonly t38Free: Bound<[t38: Handle], number>;
  readonly t38Advance: Bound<[t38: Handle, samples: number], number>;
  readonly t38T30: Bound<[t38: Handle], Handle>;
  readonly t38Core: Bound<[t38: Handle], Handle>;
  readonly t38Version: SetNumber;
  readonly t38RateManagement: SetNumber;
  readonly t38Receive: Bound<[core: Handle, packet: Uint8Array, length: number, sequence: number], number>;
  readonly setIdent: SetText;
  readonly remoteIdent: Bound<[t30: Handle], string | null>;
  readonly setHeader: SetText;
  readonly setReceiveFile: Bound<[t30: Handle, path: string, lastPage: number]>;
  readonly setSendFile: Bound<[t30: Handle, path: string, firstPage: number, lastPage: number]>;
  readonly setEcm: SetNumber;
  readonly setReceiveEncoding: SetNumber;
  readonly setModems: SetNumber;
  readonly setCompressions: SetNumber;
  readonly setResolutions: SetNumber;
  readonly setImageSizes: SetNumber;
  readonly statistics: Bound<[t30: Handle], T30Statistics>;
  readonly terminate: Bound<[t30: Handle]>;
  readonly onPhaseD: Bound<[t30: Handle, handler: bigint, user: number]>;
  readonly onPhaseE: Bound<[t30: Handle, handler: bigint, user: number]>;
  readonly onFrame: Bound<[t30: Handle, handler: bigint, user: number]>;
}

/** Binds what is used of spandsp 0.0.6. Throws when the library or one of its functions is missing. */
export function bindSpandsp(): SpandspFunctions {
  const lib = loadSpandsp();
  quietTiff(nativeCalls());
  return { ...faxFunctions(lib), ...t38Functions(lib), ...t30Functions(lib) };
}

/** libtiff, which reads and writes the pages, would tell the terminal of every odd file. */
function quietTiff(calls: NativeCalls): void {
  const tiff = calls.load('libtiff.so.6');
  tiff.func('void *TIFFSetErrorHandler(void *handler)')(null);
  tiff.func('void *TIFFSetWarningHandler(void *handler)')(null);
}

function faxFunctions(lib: NativeLibrary) {
  return {
    faxOpen: lib.func('void *fax_init(void *s, int calling)'),
    faxFree: lib.func('int fax_free(void *s)'),
    faxReceive: lib.func('int fax_rx(void *s, int16_t *amp, int len)'),
    faxSend: lib.func('int fax_tx(void *s, int16_t *amp, int len)'),
    faxT30: lib.func('void *fax_get_t30_state(void *s)'),
    faxTransmitOnIdle: lib.func('void fax_set_transmit_on_idle(void *s, int on)'),
  };
}

function t38Functions(lib: NativeLibrary) {
  return {
    t38Open: lib.func('void *t38_terminal_init(void *s, int calling, void *handler, intptr_t user)'),
    t38Free: lib.func('int t38_terminal_free(void *s)'),
    t38Advance: lib.func('int t38_terminal_send_timeout(void *s, int samples)'),
    t38T30: lib.func('void *t38_terminal_get_t30_state(void *s)'),
    t38Core: lib.func('void *t38_terminal_get_t38_core_state(void *s)'),
    t38Version: lib.func('void t38_set_t38_version(void *s, int version)'),
    t38RateManagement: lib.func('void t38_set_data_rate_management_method(void *s, int method)'),
    t38Receive: lib.func('int t38_core_rx_ifp_packet(void *s, const uint8_t *buf, int len, uint16_t seq)'),
  };
}

function t30Functions(lib: NativeLibrary) {
  const readStatistics = lib.func('void t30_get_transfer_statistics(void *s, int32_t *words)');
  return {
    setIdent: lib.func('int t30_set_tx_ident(void *s, const char *id)'),
    remoteIdent: lib.func('const char *t30_get_rx_ident(void *s)'),
    setHeader: lib.func('int t30_set_tx_page_header_info(void *s, const char *info)'),
    setReceiveFile: lib.func('void t30_set_rx_file(void *s, const char *file, int stop)'),
    setSendFile: lib.func('void t30_set_tx_file(void *s, const char *file, int start, int stop)'),
    setEcm: lib.func('int t30_set_ecm_capability(void *s, int on)'),
    setReceiveEncoding: lib.func('int t30_set_rx_encoding(void *s, int encoding)'),
    setModems: lib.func('int t30_set_supported_modems(void *s, int modems)'),
    setCompressions: lib.func('int t30_set_supported_compressions(void *s, int compressions)'),
    setResolutions: lib.func('int t30_set_supported_resolutions(void *s, int resolutions)'),
    setImageSizes: lib.func('int t30_set_supported_image_sizes(void *s, int sizes)'),
    statistics: (t30: Handle) => statisticsOf(readStatistics, t30),
    terminate: lib.func('void t30_terminate(void *s)'),
    onPhaseD: lib.func('void t30_set_phase_d_handler(void *s, void *handler, intptr_t user)'),
    onPhaseE: lib.func('void t30_set_phase_e_handler(void *s, void *handler, intptr_t user)'),
    onFrame: lib.func('void t30_set_real_time_frame_handler(void *s, void *handler, intptr_t user)'),
  };
}

function statisticsOf(read: (t30: Handle, words: Int32Array) => void, t30: Handle): T30Statistics {
  const words = new Int32Array(STATISTICS_WORDS);
  read(t30, words);
  const word = (name: keyof T30Statistics): number => words[STATISTICS.indexOf(name)] ?? 0;
  return {
    rate: word('rate'),
    ecm: word('ecm'),
    pagesSent: word('pagesSent'),
    pagesReceived: word('pagesReceived'),
    pagesInFile: word('pagesInFile'),
    xResolution: word('xResolution'),
    yResolution: word('yResolution'),
    width: word('width'),
    length: word('length'),
    imageBytes: word('imageBytes'),
    encoding: word('encoding'),
    badRows: word('badRows'),
  };
}
