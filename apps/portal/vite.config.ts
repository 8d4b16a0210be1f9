import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

/** A running server for `vite` in development; `npm start` serves what `vite build` made. */
const SERVER = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: 'es2023',
    // Pictures as files: the page's policy then needs no data: for them, and they are kept by the browser.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    // Thousands of icons stand behind one index: only those in use are read.
    rolldownOptions: {
      experimental: { lazyBarrel: true },
      checks: { largeBarrelModules: false },
      output: {
        codeSplitting: {
          groups: [
            // What every visit begins with comes in two files: packages, kept over our releases, and our own.
            { name: 'packages', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'start', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': SERVER, '/ws': { target: SERVER, ws: true }, '/integration': SERVER } },
});
