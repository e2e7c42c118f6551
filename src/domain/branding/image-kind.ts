export type ImageKind = 'PNG' | 'JPEG' | 'WEBP' | 'ICO' | 'SVG'

const signatures: readonly (readonly [ImageKind, string, number])[] = [
  ['PNG', '89504e470d0a1a0a', 0],
  ['JPEG', 'ffd8ff', 0],
  ['WEBP', '57454250', 8],
  ['ICO', '00000100', 0],
]

/** What an image is by its first bytes, whatever it is called. SVG has no such bytes: see svg-problem.ts. */
export function imageKindOf(bytes: Uint8Array): ImageKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const found = signatures.find(([, hex, offset]) => head.startsWith(hex, offset * 2))
  // A WebP file is one kind of RIFF file.
  return found?.[0] === 'WEBP' && !head.startsWith('52494646') ? undefined : found?.[0]
}

export const contentTypes: Readonly<Record<ImageKind, string>> = {
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  WEBP: 'image/webp',
  ICO: 'image/x-icon',
  SVG: 'image/svg+xml',
}
