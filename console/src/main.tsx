import '@cloudscape-design/global-styles/index.css'
import 'virtual:theme.css'
import { createRoot } from 'react-dom/client'
import { loadSettings } from '#api/settings.ts'
import { Console } from './console.tsx'
import { startTheme } from './frame/theme.ts'

// After a new build an open tab asks for files that are no longer there.
addEventListener('vite:preloadError', () => location.reload())

const root = document.getElementById('console')
if (!root) throw new Error('The page has no place for the console')
startTheme()
// The region has to be known before the first request is signed.
await loadSettings()
createRoot(root).render(<Console />)
