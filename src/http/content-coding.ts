export type ContentCoding = 'br' | 'gzip'

/** The codings that a client takes (RFC 9110 §12.5.3), best first; a weight of zero refuses one. `*` is taken for no wish. */
export function acceptedCodings(header: string | undefined): readonly ContentCoding[] {
  const wanted = new Set<string>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim())
    if (!parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter))) wanted.add(coding)
  }
  return (['br', 'gzip'] as const).filter((coding) => wanted.has(coding))
}
