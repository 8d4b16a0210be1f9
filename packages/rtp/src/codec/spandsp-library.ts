import { loadNativeLibrary, type NativeLibrary } from './native-library.ts';

/** spandsp: G.722, fax and the tones of modems. Throws when it is missing. */
export function loadSpandsp(): NativeLibrary {
  return loadNativeLibrary('libspandsp.so.2');
}
