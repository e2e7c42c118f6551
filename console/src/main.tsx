import '@cloudscape-design/global-styles/index.css'
import 'virtual:theme.css'
import { createRoot } from 'react-dom/client'
import { loadSettings } from '#api/settings.ts'
import { Console } from './console.tsx'
import { startTheme } from './frame/theme.ts'

const reloadedAtKey = 'lifeguard.reloaded-at'
const leastBetweenReloadsMilliseconds = 30_000

// After a new build an open tab asks for files that are no longer there. Not again and again where they stay away.
addEventListener('vite:preloadError', () => {
  const reloadedAt = Number(sessionStorage.getItem(reloadedAtKey) ?? 0)
  if (Date.now() - reloadedAt < leastBetweenReloadsMilliseconds) return
  sessionStorage.setItem(reloadedAtKey, String(Date.now()))
  location.reload()
})

const root = document.getElementById('console')
if (!root) throw new Error('The page has no place for the console')
startTheme()
// The region has to be known before the first request is signed.
await loadSettings()
createRoot(root).render(<Console />)
