import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['node_modules', '.svelte-kit', 'build', 'data', 'static', 'scripts/node/node_modules', 'test-results'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			// Paths are absolute and the app has no base path: resolve() would add words, not safety.
			'svelte/no-navigation-without-resolve': 'off',
			// Taken apart to leave a field behind: the field is named, and not used.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }]
		}
	},
	{
		files: ['**/*.svelte.ts'],
		// Most of what these files hold is not shown: reactive copies are made where something is.
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{
		files: ['src/**/*.ts', 'tests/**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig
			}
		},
		// A promise left alone inside engine.tx would write after its transaction: never let one go unawaited.
		rules: { '@typescript-eslint/no-floating-promises': 'error' }
	}
);
