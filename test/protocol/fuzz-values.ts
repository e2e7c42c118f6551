/** Random choices that are the same for the same seed. */
export type Dice = {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  pick<T>(choices: readonly T[]): T
  chance(probability: number): boolean
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0
  // Mulberry32: small, quick, and good enough to wander about with.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: (choices) => choices[below(choices.length)] as never,
    chance: (probability) => next() < probability,
  }
}

const lengths = [0, 1, 2, 19, 20, 55, 64, 128, 129, 256, 257, 2048, 2049, 5_000, 60_000]

const strangeTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  'x\udc00y',
  '\u202egnp.exe',
  '\ufeff',
  '\u2028\u2029',
  'e\u0301',
  'ﬀ',
  'İıſK',
  '😀👩‍👩‍👧‍👦',
  '\u{10ffff}',
  'Ω'.repeat(128),
  '\r\nset-cookie: a=b\r\n\r\n',
  '"\\\'`;--',
  "' OR '1'='1",
  '$${{7*7}}%s%n%00',
  '{####}',
  '{username}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e999',
  '0x10',
  '٣٤',
  'a@b',
  '"quoted @ local"@example.com',
  'a@[127.0.0.1]',
  'a@b@c.example',
  `${'a@'.repeat(1_000)}`,
  `${'a.'.repeat(20_000)}@`,
  `+${'1'.repeat(40)}`,
  '+15550100',
  'us-east-1_AAAAAAAAA',
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
  'eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
  '.'.repeat(500),
  '='.repeat(64),
  'AAAA',
  Buffer.alloc(300, 0xff).toString('base64'),
  'f'.repeat(768),
  '0'.repeat(768),
  '[]',
  '{"a":1}',
]

/** Stand for numbers that only JSON text can hold. */
const rawNumbers = ['1e999', '-1e999', '-0', '1E400', '0.1e-400', '123456789012345678901234567890', '1.0', '3e0']
const numbers = [0, 1, -1, 7.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE]
const rawMark = '@raw:'

export function strangeText(dice: Dice): string {
  if (dice.chance(0.7)) return dice.pick(strangeTexts)
  if (dice.chance(0.5)) return dice.pick(strangeTexts.slice(0, 20)).repeat(1 + dice.below(40))
  const letter = String.fromCodePoint(1 + dice.below(0x10fffe))
  return letter.repeat(Math.ceil(dice.pick(lengths) / letter.length))
}

/** Any JSON value, mostly small, sometimes deep or long. */
export function strangeValue(dice: Dice, depth = 0): unknown {
  const kind = dice.below(depth > 5 ? 6 : 10)
  if (kind < 3) return strangeText(dice)
  if (kind === 3) return dice.chance(0.5) ? dice.pick(numbers) : rawMark + dice.pick(rawNumbers)
  if (kind === 4) return dice.pick([true, false, null])
  if (kind === 5) return dice.chance(0.2) ? nested(dice) : dice.pick([[], {}, [null], [[]]])
  const length = dice.below(4)
  if (kind < 8) return Array.from({ length }, () => strangeValue(dice, depth + 1))
  return Object.fromEntries(Array.from({ length }, () => [strangeText(dice), strangeValue(dice, depth + 1)]))
}

function nested(dice: Dice): unknown {
  let value: unknown = 'deep'
  for (let level = dice.below(70); level > 0; level--) value = dice.chance(0.5) ? [value] : { a: value }
  return value
}

/** A copy of a value with one part of it exchanged, taken away, doubled or added. */
export function mutated(dice: Dice, value: unknown): unknown {
  if (typeof value === 'string' && dice.chance(0.9)) return dice.chance(0.5) ? bentText(dice, value) : strangeText(dice)
  if (typeof value !== 'object' || value === null) return strangeValue(dice)
  if (Array.isArray(value)) {
    if (value.length === 0 || dice.chance(0.2)) return [...value, ...value, strangeValue(dice)]
    const index = dice.below(value.length)
    return value.map((item, position) => (position === index ? mutated(dice, item) : item))
  }
  const names = Object.keys(value)
  if (names.length === 0 || dice.chance(0.1)) return { ...value, [strangeText(dice)]: strangeValue(dice) }
  const name = dice.pick(names)
  const { [name]: part, ...others } = value as Record<string, unknown>
  return dice.chance(0.1) ? others : { ...others, [name]: mutated(dice, part) }
}

/** A text that is nearly the same. */
function bentText(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1)
  const change = dice.below(5)
  if (change === 0) return text.slice(0, at)
  if (change === 1) return text.slice(0, at) + text.slice(at + 1)
  if (change === 2) return text.slice(0, at) + strangeText(dice) + text.slice(at)
  if (change === 3) return text + text
  return dice.chance(0.5) ? text.toUpperCase() : ` ${text} `
}

/** As the body of a request; now and then cut, or with a byte that does not belong there. */
export function bodyOf(dice: Dice, value: unknown): string | Uint8Array {
  const text = (JSON.stringify(value) ?? 'null').replaceAll(new RegExp(`"${rawMark}([^"]+)"`, 'g'), '$1')
  if (!dice.chance(0.05)) return text
  const bytes = Buffer.from(text)
  const at = dice.below(bytes.length + 1)
  if (dice.chance(0.5)) return bytes.subarray(0, at)
  if (at < bytes.length) bytes[at] = dice.below(256)
  return bytes
}
