import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env['UNLOOP_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: '../.build/web', emptyOutDir: true, chunkSizeWarningLimit: 1_500 },
  server: { port: 5173, proxy: { '^/api/(?!.*\\.tsx?(\\?|$))': api } },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'unit',
          root: '.',
          include: ['test/**/*.unit.test.ts', 'test/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'api',
          root: '.',
          include: ['test/**/*.api.test.ts'],
          globalSetup: ['test/support/database-templates.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'ui',
          root: '.',
          include: ['test/**/*.ui.test.tsx'],
          environment: 'happy-dom',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          root: '.',
          include: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          // After the others: a person at the console waits for nobody's benchmark.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
