import type { Config } from './config.ts'

type Needs = Pick<Config, 'publicUrl' | 'port' | 'tls' | 'tlsCert'>

/** Whether the server speaks https itself. */
export function speaksTls({ tls, tlsCert }: Pick<Config, 'tls' | 'tlsCert'>): boolean {
  return tls === 'development' || tlsCert !== undefined
}

/** Under which address clients reach the server; `port` is the one that it got. */
export function publicUrlOf(config: Needs, port: number = config.port): string {
  return config.publicUrl ?? `${speaksTls(config) ? 'https' : 'http'}://localhost:${port}`
}
