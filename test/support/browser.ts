import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * A real Chromium that npm brought, one for a file: close it in `afterAll`. `--no-sandbox` because tests may run as root;
 * the package's own flags are left out, since they switch web security off.
 */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });
