import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A library of the system whose functions are called by their C signature. */
export type NativeLibrary = import('koffi').LibraryHandle;

/** Calls C functions, and lets C call back. */
export type NativeCalls = typeof import('koffi');

/** Throws when there is no means to call a native library on this platform. */
export function nativeCalls(): NativeCalls {
  // Only here, so that a machine without it, or a call that needs no such codec, does not pay for it.
  return require('koffi');
}

/**
 * Loads a shared library of the system, such as `libopus.so.0`. Throws when the library, or the means to call one on
 * this platform, is missing.
 */
export function loadNativeLibrary(file: string): NativeLibrary {
  return nativeCalls().load(file);
}
