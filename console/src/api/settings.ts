/** What the server tells everybody, before any key is known. */
export type Settings = { readonly region: string }

let settings: Settings = { region: 'us-east-1' }

/** A server that does not answer now is reported by the first page that needs it. */
export async function loadSettings(): Promise<void> {
  try {
    const answer = await fetch('/console/settings.json')
    if (answer.ok) settings = { ...settings, ...((await answer.json()) as Partial<Settings>) }
  } catch {
    // The default stands.
  }
}

export const region = (): string => settings.region
