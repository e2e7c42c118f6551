/** Numbers from 0 up to a limit, the same ones each time (mulberry32). */
function numbers(seed: number) {
  let state = seed
  return (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** Texts of up to seven of the pieces. */
export function mixtures(pieces: readonly string[], count: number, seed: number): string[] {
  const upTo = numbers(seed)
  const mixture = () => Array.from({ length: 1 + upTo(7) }, () => pieces[upTo(pieces.length)]).join('')
  return Array.from({ length: count }, mixture)
}
