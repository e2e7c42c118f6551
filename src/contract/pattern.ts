/**
 * Java patterns of the contract as checks of a whole value.
 *
 * Every check takes time linear in the length of the value. A backtracking engine does so by itself for all of the
 * contract's patterns but one family: the same class repeated around literals that the class also contains, such as
 * `[\S]+@[\S]+`. Those are quadratic or cubic on hostile input, so they are answered without backtracking.
 */
type Check = (value: string) => boolean

const checks = new Map<string, Check>()

/** True if the whole value matches the Java pattern. Throws on a pattern that JavaScript cannot express. */
export function matchesWhole(pattern: string, value: string): boolean {
  const check = checks.get(pattern) ?? compile(pattern)
  checks.set(pattern, check)
  return check(value)
}

function compile(pattern: string): Check {
  const repeated = readRepeatedClass(pattern)
  if (repeated) return (value) => matchesRepeatedClass(repeated, value)
  const expression = toExpression(pattern)
  return (value) => expression.test(value)
}

/** Adapts the few places where Java's syntax and meaning differ from JavaScript's `u` mode. */
export function toExpression(pattern: string): RegExp {
  const dotAll = pattern.startsWith('(?s)')
  const source = (dotAll ? pattern.slice(4) : pattern)
    // Java's \u takes exactly four digits; the contract means the supplementary planes.
    .replaceAll('\\u10000-\\u10FFFF', '\\u{10000}-\\u{10FFFF}')
    .replaceAll('\\:', ':')
    // Java's \s and \S know only ASCII white space.
    .replaceAll('[\\S]', '[^\\t\\n\\v\\f\\r ]')
    .replaceAll('\\s', '\\t\\n\\v\\f\\r ')
  return new RegExp(`^(?:${source})$`, dotAll ? 'su' : 'u')
}

/** A class that repeats with literals in between: C+ literal C* literal C*. */
interface RepeatedClass {
  readonly wholeValue: RegExp
  readonly literals: readonly string[]
  /** Least number of characters before, between and after the literals. */
  readonly leastGaps: readonly number[]
}

const classOrDot = String.raw`(?:\.|\[(?:\\.|[^\\\]])+\])`

function readRepeatedClass(pattern: string): RepeatedClass | undefined {
  const atoms = [...pattern.matchAll(new RegExp(`(${classOrDot})([*+])`, 'gu'))]
  const [first] = atoms
  if (!first?.[1] || atoms.length < 2 || atoms.some((atom) => atom[1] !== first[1])) return undefined
  const between = pattern.split(new RegExp(`${classOrDot}[*+]`, 'u'))
  const literals = between.slice(1, -1).map((text) => text.replaceAll(/\\([{}])/g, '$1'))
  const wholeValue = toExpression(`${first[1]}*`)
  const plain = between.at(0) === '' && between.at(-1) === '' && literals.every((text) => /^[{}#@]+$/.test(text))
  if (!plain || !literals.every((literal) => wholeValue.test(literal))) return undefined
  return { wholeValue, literals, leastGaps: atoms.map((atom) => (atom[2] === '+' ? 1 : 0)) }
}

/** The leftmost place for each literal leaves the most room for the rest, so no other place need be tried. */
function matchesRepeatedClass({ wholeValue, literals, leastGaps }: RepeatedClass, value: string): boolean {
  if (!wholeValue.test(value)) return false
  let end = 0
  for (const [index, literal] of literals.entries()) {
    const start = value.indexOf(literal, end + (leastGaps[index] ?? 0))
    if (start < 0) return false
    end = start + literal.length
  }
  return value.length - end >= (leastGaps.at(-1) ?? 0)
}
