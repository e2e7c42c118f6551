import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { useSyncExternalStore } from 'react'

export type Look = { readonly mode: 'light' | 'dark' | 'system'; readonly density: 'comfortable' | 'compact' }

const storageKey = 'lifeguard.look'
const darkSystem = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let look: Look = read()

/** Preferences outlive the tab; they are no secret. */
function read(): Look {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Look>
    return {
      mode: stored.mode === 'light' || stored.mode === 'dark' ? stored.mode : 'system',
      density: stored.density === 'compact' ? 'compact' : 'comfortable',
    }
  } catch {
    return { mode: 'system', density: 'comfortable' }
  }
}

function show(): void {
  const dark = look.mode === 'dark' || (look.mode === 'system' && darkSystem.matches)
  applyMode(dark ? Mode.Dark : Mode.Light)
  applyDensity(look.density === 'compact' ? Density.Compact : Density.Comfortable)
}

/** Shows the look that was chosen, and follows the system where none was. */
export function startTheme(): void {
  darkSystem.addEventListener('change', show)
  show()
}

export function setLook(change: Partial<Look>): void {
  look = { ...look, ...change }
  localStorage.setItem(storageKey, JSON.stringify(look))
  show()
  for (const listener of listeners) listener()
}

export function useLook(): Look {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => look,
  )
}
