import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, runnerImport } from 'vite'

const themeFile = '/theme.css'

/** Gives `import 'virtual:theme.css'` its contents. */
const theme: Plugin = {
  name: 'theme',
  resolveId: (source) => (source === 'virtual:theme.css' ? themeFile : undefined),
  load: (id) => (id === themeFile ? stylesheet() : undefined),
}

/** The package's modules are written for bundlers, so Node cannot import them by itself. */
async function stylesheet(): Promise<string> {
  const path = fileURLToPath(new URL('theme.ts', import.meta.url))
  const { module } = await runnerImport<typeof import('./theme.ts')>(path, {
    configFile: false,
    resolve: { noExternal: [/^@cloudscape-design\//] },
  })
  return module.themeStylesheet()
}

// Vite takes its settings as the default export.
// biome-ignore lint/style/noDefaultExport: see above
export default defineConfig({
  base: '/console/',
  plugins: [theme],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onwarn(warning, warn) {
        // The mark is for servers that render React, which this console has none of.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
  server: { proxy: { '^/$': 'http://127.0.0.1:9750', '/console/settings.json': 'http://127.0.0.1:9750' } },
})
