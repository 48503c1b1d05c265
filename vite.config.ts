import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Two pages from one build: the tab, and the host that plays Teams in the sandbox. The server renders the HTML itself (CSP nonce). */
export default defineConfig({
  root: here('src'),
  base: '/',
  publicDir: here('src/web/public'),
  plugins: [react()],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    rolldownOptions: { input: { tab: here('src/web/tab/index.html'), host: here('src/sandbox/host/index.html') } },
  },
});
