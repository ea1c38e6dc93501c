/**
 * The scenarios: whole journeys through the built server, in a Chromium of telephone size; those tagged @bureau again
 * on a wide screen. `npm test` runs them; by hand: `CHROMIUM=/usr/bin/chromium npx playwright test`, once it is built.
 */
import { defineConfig } from '@playwright/test';
import type { MondeWorker } from './tests/support/monde.ts';

export default defineConfig<object, MondeWorker>({
	testDir: 'tests/scenarios',
	outputDir: 'test-results',
	fullyParallel: true,
	// A scenario that passes at the second try has found something: by hand it fails. Where a crowded machine would hold back
	// a whole delivery it is played once more, and `npm test` ends by naming it.
	retries: process.env.CI ? 1 : 0,
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	// A whole journey on a busy machine; one gesture that finds nothing to press ends much sooner.
	timeout: 180_000,
	expect: { timeout: 15_000 },
	reporter: 'line',
	use: {
		browserName: 'chromium',
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		actionTimeout: 15_000,
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: process.env.CHROMIUM,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	},
	projects: [
		{
			name: 'telephone',
			use: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
		},
		{ name: 'bureau', grep: /@bureau/, use: { viewport: { width: 1280, height: 800 } } }
	]
});
