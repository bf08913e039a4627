import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PEBBLE_SERVER ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The server compares a write's origin with the host it was asked under, so that stays the browser's.
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, changeOrigin: false }, '/verify': { target: server, changeOrigin: false } },
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    testTimeout: 60_000,
    // one core less than there are, its own default, is half of a machine with two
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      reporter: ['text', 'json-summary'],
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/test/**', 'src/**/*.test.{ts,tsx}', 'src/app/main.tsx', 'src/**/*.d.ts', 'src/api/types.ts'],
    },
  },
});
